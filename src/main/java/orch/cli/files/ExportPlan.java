package orch.cli.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orch.cli.app.App;
import orch.cli.input.SchemaFile;
import orch.cli.problem.CommandFailedException;
import orch.cli.problem.DetailLines;
import orch.cli.problem.ExitCode;
import orch.configuration.Configuration;
import orch.configuration.Fields;
import orch.configuration.FileEdits;
import orch.configuration.ServerDefaults;
import orch.document.FieldPath;
import orch.document.YamlText;
import orch.document.edit.DocumentText;
import orch.document.edit.Edit;
import orch.document.edit.UnsupportedNotationException;
import orch.json.Json;

/** Decides what an export writes into a directory. Nothing is written before all is decided. */
final class ExportPlan {
  /**
   * How to write.
   *
   * @param isJson whether new files are JSON, not YAML
   * @param hasIds whether the documents get their id
   * @param isForced whether present files are written anew
   */
  record Style(boolean isJson, boolean hasIds, boolean isForced) {}

  /** The document of one file with the changes until now. */
  private static final class Draft {
    private DocumentText text;
    private final Set<String> fields = new LinkedHashSet<>();
    private Optional<String> anew = Optional.empty();

    Draft(DocumentText text) {
      this.text = text;
    }
  }

  private final App app;
  private final ExportDirectory directory;
  private final Style style;
  private final FileMatches matches;
  private final Map<PresentFile, Draft> drafts = new LinkedHashMap<>();
  private final List<FileChange> changes = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  /**
   * Decides.
   *
   * @param configurations in the order of the files
   * @throws CommandFailedException when a file cannot be changed without losing something
   */
  ExportPlan(App app, ExportDirectory directory, List<Configuration> configurations, Style style) {
    this.app = app;
    this.directory = directory;
    this.style = style;
    this.matches =
        new FileMatches(
            directory.files(),
            configurations,
            "to see the ids, which the files may have: "
                + app.commandLine("config list", "--fields", "displayName,id"));
    List<Configuration> fresh = new ArrayList<>();
    for (Configuration each : configurations) {
      Optional<FileMatches.Place> place = matches.of(each);
      if (place.isPresent()) {
        change(place.get(), each);
      } else {
        fresh.add(each);
      }
    }
    String ending = style.isJson() ? ".json" : ".yaml";
    NewFileNames names = new NewFileNames(ending, directory.names(), fresh);
    fresh.forEach(each -> add(each, names));
    drafts.forEach(this::finish);
    if (!refusals.isEmpty()) {
      throw new CommandFailedException(
          ExitCode.INVALID,
          "a file cannot be changed in place; nothing was written",
          DetailLines.limited(refusals),
          "to write them anew, without their comments: " + app.sameCommand().with("--force"));
    }
  }

  /** What happens with each file, changed or not. */
  List<FileChange> changes() {
    return changes;
  }

  /**
   * The command that writes the schema for new YAML files; empty when it is there or not needed.
   */
  Optional<String> schemaCommand() {
    boolean isNamed =
        changes.stream().anyMatch(each -> each.isNew() && !each.shown().endsWith(".json"));
    return isNamed && SchemaFile.isMissing(directory.path())
        ? Optional.of(
            app.commandLine(
                "config schema >", ExportDirectory.shown(directory.shown(), SchemaFile.NAME)))
        : Optional.empty();
  }

  /** What the user should know besides. */
  List<String> notes() {
    return notes;
  }

  /** The documents that describe none of the configurations, as {@code old.yaml (retired)}. */
  List<String> others() {
    return matches.others().stream()
        .map(
            place -> {
              String name = place.document().path(Fields.DISPLAY_NAME).asText(place.id());
              return place.file().shown() + " (" + name + ")";
            })
        .toList();
  }

  private void change(FileMatches.Place place, Configuration live) {
    PresentFile file = place.file();
    Draft draft = drafts.computeIfAbsent(file, key -> new Draft(key.text()));
    boolean isOnly = file.text().documents().size() == 1;
    JsonNode document = place.document();
    if (style.isForced() && isOnly) {
      boolean keepsId = !PresentFile.id(document).isEmpty();
      boolean isJson = file.name().toLowerCase(Locale.ROOT).endsWith(".json");
      draft.anew = Optional.of(text(live, isJson, keepsId || style.hasIds()));
    } else if (PresentFile.hasVariable(document)) {
      notes.add(
          file.shown()
              + " has a variable (${...}) in "
              + live.label()
              + ", which an export would replace by its value: the document was left as it is");
    } else {
      edit(place, live, draft);
    }
  }

  private void edit(FileMatches.Place place, Configuration live, Draft draft) {
    List<Edit> edits = new ArrayList<>(FileEdits.between(place.document(), live.json()));
    if (style.hasIds() && place.id().isEmpty()) {
      edits.add(new Edit.Set("/id", TextNode.valueOf(live.id()), Fields.DISPLAY_NAME));
    }
    try {
      draft.text = draft.text.with(place.index(), edits);
      edits.forEach(edit -> draft.fields.add(field(edit.pointer())));
    } catch (UnsupportedNotationException e) {
      String line = e.line() > 0 ? ":" + e.line() : "";
      refusals.add(place.file().shown() + line + " " + e.reason());
    }
  }

  /** The field of an edit; elements of lists count as the list. */
  private static String field(String pointer) {
    return FieldPath.ofPointer(pointer.replaceFirst("/\\d+(/.*)?$", ""));
  }

  private void finish(PresentFile file, Draft draft) {
    String after;
    try {
      after = draft.anew.orElseGet(draft.text::text);
    } catch (UnsupportedNotationException e) {
      refusals.add(file.shown() + " " + e.reason());
      return;
    }
    changes.add(
        new FileChange(
            file.path(), file.shown(), Optional.of(file), after, List.copyOf(draft.fields)));
  }

  private void add(Configuration live, NewFileNames names) {
    Optional<PresentFile> unreadable = unreadable(NewFileNames.stem(live));
    if (unreadable.isPresent() && !style.isForced()) {
      refusals.add(unreadable.get().problem());
      return;
    }
    if (unreadable.isPresent()) {
      PresentFile file = unreadable.get();
      boolean isJson = file.name().toLowerCase(Locale.ROOT).endsWith(".json");
      String after = text(live, isJson, style.hasIds());
      changes.add(new FileChange(file.path(), file.shown(), Optional.of(file), after, List.of()));
      return;
    }
    String name = names.of(live);
    changes.add(
        new FileChange(
            directory.path().resolve(name),
            ExportDirectory.shown(directory.shown(), name),
            Optional.empty(),
            text(live, style.isJson(), style.hasIds()),
            List.of()));
  }

  /** The file that probably describes a configuration, and cannot be read. */
  private Optional<PresentFile> unreadable(String stem) {
    return directory.files().stream()
        .filter(file -> !file.isReadable())
        .filter(file -> stem.equalsIgnoreCase(file.name().replaceFirst("\\.[^.]*$", "")))
        .findFirst();
  }

  /** A whole file; a YAML file tells editors its schema. */
  private String text(Configuration live, boolean isJson, boolean hasId) {
    ObjectNode document = document(live, hasId);
    return isJson
        ? Json.pretty(document) + "\n"
        : SchemaFile.line(directory.path()) + YamlText.write(document);
  }

  /** The document of a configuration as an export writes it. */
  static ObjectNode document(Configuration live, boolean hasId) {
    ObjectNode rest = ServerDefaults.leftOut(live.json());
    return hasId ? Json.object().put("id", live.id()).setAll(rest) : rest;
  }
}
