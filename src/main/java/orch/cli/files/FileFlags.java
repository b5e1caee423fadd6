package orch.cli.files;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import orch.cli.app.App;
import orch.cli.app.InputFiles;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.problem.UsageException;
import orch.concurrent.Deadline;
import orch.document.Document;
import orch.document.DocumentChange;
import orch.document.FileReading;
import orch.document.ReadMistake;
import orch.document.VariableReferences;

/** The options that say which documents a command reads, and how they are changed on the way. */
final class FileFlags {
  private final Option<List<String>> files =
      Option.texts("-f", "--file")
          .onlyOnCommandLine()
          .several()
          .required()
          .label("FILE")
          .content(Content.FILE)
          .description(
              "file, directory or quoted glob of documents, JSON or YAML, - for stdin; repeatable");
  private final Option<List<String>> set =
      Option.texts("--set")
          .onlyOnCommandLine()
          .label("PATH=VALUE")
          .description(
              "set a value in every document: a number, true, false, null, or else a text;"
                  + " repeatable");
  private final Option<List<String>> setJson =
      Option.texts("--set-json")
          .onlyOnCommandLine()
          .label("PATH=JSON")
          .description("set a value in every document to this JSON; repeatable");
  private final Option<List<String>> unset =
      Option.texts("--unset")
          .onlyOnCommandLine()
          .label("PATH")
          .description("remove a value from every document; repeatable");
  private final Option<Boolean> allowEnv =
      Option.toggle("--allow-env")
          .onlyOnCommandLine()
          .description("replace references to environment variables in texts by their values");

  /** All options, in the order of the help. */
  List<Option<?>> all() {
    return List.of(files, set, setJson, unset, allowEnv);
  }

  /**
   * Reads all files, with the changes of the options, one after the other.
   *
   * @throws UsageException when an option is wrong, or a file cannot be read at all
   */
  void read(App app, Consumer<FileReading> each) {
    if (files.value().isEmpty()) {
      throw new UsageException("give the files with -f FILE");
    }
    List<DocumentChange> changes = changes();
    Deadline deadline = app.usualDeadline();
    InputFiles input = new InputFiles(app, deadline);
    for (String name : FileNames.of(files.orElse(List.of()), app.host().directory())) {
      each.accept(changed(input.reading(name), changes, app));
    }
  }

  private FileReading changed(FileReading read, List<DocumentChange> changes, App app) {
    List<ReadMistake> mistakes = new ArrayList<>(read.mistakes());
    List<Document> documents = new ArrayList<>();
    for (Document document : read.documents()) {
      documents.add(
          VariableReferences.replace(
              document, app.host().environment(), allowEnv.isSet(), mistakes));
    }
    for (Document document : documents) {
      for (DocumentChange change : changes) {
        change.applyTo(document, mistakes);
      }
    }
    return new FileReading(read.file(), read.text(), documents, mistakes, read.comments());
  }

  private List<DocumentChange> changes() {
    List<DocumentChange> changes = new ArrayList<>();
    add(changes, unset, "--unset", DocumentChange::unset);
    add(changes, set, "--set", DocumentChange::set);
    add(changes, setJson, "--set-json", DocumentChange::setJson);
    return changes;
  }

  private static void add(
      List<DocumentChange> changes,
      Option<List<String>> option,
      String name,
      BiFunction<String, String, DocumentChange> parse) {
    for (String text : option.orElse(List.of())) {
      try {
        changes.add(parse.apply(name + " " + text, text));
      } catch (IllegalArgumentException e) {
        throw new UsageException(name + ": " + e.getMessage());
      }
    }
  }
}
