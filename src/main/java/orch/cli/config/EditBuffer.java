package orch.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import orch.cli.problem.DetailLines;
import orch.cli.write.Warnings;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.configuration.Difference;
import orch.configuration.Draft;
import orch.configuration.Fields;
import orch.configuration.FileEdits;
import orch.configuration.PatchRequest;
import orch.configuration.Rebase;
import orch.configuration.Requests;
import orch.document.Document;
import orch.document.DocumentReader;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.document.YamlText;
import orch.document.edit.DocumentText;
import orch.document.edit.UnsupportedNotationException;
import orch.lint.Finding;
import orch.lint.Rules;
import orch.term.SafeText;

/**
 * A configuration as text for an editor. orch's own comments are lines at the top that begin with
 * {@code #:} and are removed again.
 */
final class EditBuffer {
  private static final String MARK = "#: ";

  private final Configuration live;
  private final String file;
  private final Warnings warnings;
  private List<Finding> findings = List.of();

  /**
   * @param file the file name for messages
   */
  EditBuffer(Configuration live, String file, Warnings warnings) {
    this.live = live;
    this.file = file;
    this.warnings = warnings;
  }

  /** The initial text. */
  String first() {
    ObjectNode document = live.json().deepCopy();
    document.remove(Fields.SERVER_SET);
    return marked(
            List.of(
                "The configuration " + SafeText.line(live.label()) + " (" + live.id() + ").",
                "Your changes are sent when you save the text and close the editor. A field"
                    + " that you",
                "delete here is removed from the configuration. Without changes, nothing is sent."))
        + YamlText.write(document);
  }

  /**
   * The changes in a text; empty if nothing changed.
   *
   * @throws InvalidDocumentException if the text is not valid, with the lines of the mistakes
   */
  Optional<PatchRequest> change(String text) {
    List<Document> documents = DocumentReader.read(file, text.getBytes(StandardCharsets.UTF_8));
    if (documents.isEmpty()) {
      return Optional.empty();
    }
    if (documents.size() > 1) {
      throw new InvalidDocumentException(
          List.of(
              new Mistake(
                  file,
                  "",
                  "the text has " + documents.size() + " documents; it must have exactly one")));
    }
    Draft draft = Draft.of(documents.get(0));
    Optional<PatchRequest> change = new Requests(draft, field -> "").patch(live);
    findings = Warnings.located(Rules.checkChange(live.json(), draft.document()), draft);
    warnings.refuse(findings);
    return change;
  }

  /** The configuration that the text changes. */
  Configuration live() {
    return live;
  }

  /**
   * The same text on another version of its configuration.
   *
   * @param buffer takes the text from here on
   */
  record Joined(EditBuffer buffer, String text) {}

  /**
   * Joins the user's changes with those that others made meanwhile. The text keeps its comments,
   * its order and its style.
   *
   * @return empty when nobody changed the configuration, or when the text cannot be changed in
   *     place
   */
  Optional<Joined> onto(Configuration now, String text) {
    List<Change> changes = Difference.between(live.json(), now.json()).changes();
    DocumentText mine = DocumentText.of(file, body(text));
    if (changes.isEmpty() || mine.documents().size() != 1) {
      return Optional.empty();
    }
    JsonNode document = mine.documents().get(0);
    Rebase rebase = Rebase.of(live.json(), document, now.json());
    try {
      DocumentText joined = mine.with(0, FileEdits.between(document, rebase.joined()));
      boolean isWhole =
          Difference.between(joined.documents().get(0), rebase.joined()).changes().isEmpty();
      return isWhole
          ? Optional.of(
              new Joined(
                  new EditBuffer(now, file, warnings),
                  marked(about(now, changes, rebase.conflicts())) + joined.text()))
          : Optional.empty();
    } catch (UnsupportedNotationException e) {
      return Optional.empty();
    }
  }

  private static List<String> about(
      Configuration now, List<Change> changes, List<String> conflicts) {
    List<String> lines = new ArrayList<>();
    lines.add("Others changed " + SafeText.line(now.label()) + " meanwhile; nothing was sent yet.");
    lines.add("The text below has your changes and theirs, which are:");
    changes.forEach(change -> lines.add("  " + SafeText.line(change.describe())));
    if (!conflicts.isEmpty()) {
      lines.add("You and others changed these fields. The text has your values:");
      conflicts.forEach(path -> lines.add("  " + SafeText.line(path)));
    }
    lines.add("Save the text and close the editor to send your changes. To send nothing,");
    lines.add("delete all of the text.");
    return lines;
  }

  /** The text without the comments of orch. */
  private static String body(String text) {
    return text.lines()
        .filter(line -> !line.startsWith("#:"))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** The findings of the rules that the last change caused. */
  List<Finding> findings() {
    return findings;
  }

  /** The same text with its mistakes listed at the top. */
  String withMistakes(String text) {
    String body =
        text.lines().filter(line -> !line.startsWith("#:")).collect(Collectors.joining("\n"));
    List<String> mistakes = mistakes(body);
    // The comment lines move the text down, so the line numbers are computed again with them in
    // place.
    String moved = marked(mistakes) + marked(List.of("")) + body;
    return marked(mistakes(moved)) + marked(List.of("")) + body + "\n";
  }

  private List<String> mistakes(String text) {
    try {
      change(text);
      return List.of();
    } catch (InvalidDocumentException problem) {
      return DetailLines.limited(problem.mistakes().stream().map(Mistake::describe).toList())
          .stream()
          .map(SafeText::line)
          .toList();
    }
  }

  private static String marked(List<String> lines) {
    return lines.stream()
        .map(line -> (MARK + line).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }
}
