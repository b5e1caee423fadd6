package orch.cli.input;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import orch.cli.app.AccountRun;
import orch.cli.app.App;
import orch.cli.app.InputFiles;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.problem.UsageException;
import orch.concurrent.Deadline;
import orch.document.Document;
import orch.document.DocumentChange;
import orch.document.FileReading;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.document.ReadMistake;
import orch.document.VariableReferences;

/** The options that say which documents a command reads, and how they are changed on the way. */
public final class FileFlags {
  private final Option<List<String>> files =
      Option.texts("-f", "--file")
          .onlyOnCommandLine()
          .several()
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

  /** The same where no other option can take the place of {@code -f}. */
  public FileFlags required() {
    files.required();
    return this;
  }

  /** All options, in the order of the help. */
  public List<Option<?>> all() {
    return List.of(files, set, setJson, unset, allowEnv);
  }

  /** Whether {@code -f} is given. */
  public boolean areGiven() {
    return files.value().isPresent();
  }

  /**
   * The names of the files, with those below directories.
   *
   * @throws UsageException when {@code -f} is missing, or leads to no file
   */
  public List<String> names(App app) {
    return names(app, List.of());
  }

  private List<String> names(App app, Collection<String> gone) {
    return FileNames.of(values(), app.host().directory(), gone);
  }

  /** All options as words of a command line. */
  public List<String> asWords() {
    List<String> words = new ArrayList<>();
    all().forEach(option -> words.addAll(option.asWords()));
    return words;
  }

  /**
   * The values of {@code -f}.
   *
   * @throws UsageException when it is missing
   */
  public List<String> values() {
    if (!areGiven()) {
      throw new UsageException("give the files with -f FILE");
    }
    return files.orElse(List.of());
  }

  /**
   * What the values of {@code -f} mean, for files that do not exist now.
   *
   * @throws UsageException when {@code -f} is missing, stdin, or not a valid glob
   */
  public List<FileScope> scopes(App app) {
    if (values().contains(InputFiles.STDIN)) {
      throw new UsageException("--against compares files, and stdin is none: give -f FILE");
    }
    return values().stream().map(each -> FileScope.of(each, app.host().directory())).toList();
  }

  /**
   * Reads all files, with the changes of the options, one after the other.
   *
   * @throws UsageException when an option is wrong, or a file cannot be read at all
   */
  public void read(App app, Deadline deadline, Consumer<FileReading> each) {
    read(app, deadline, List.of(), each);
  }

  private void read(
      App app, Deadline deadline, Collection<String> gone, Consumer<FileReading> each) {
    List<DocumentChange> changes = changes();
    InputFiles input = new InputFiles(app, deadline);
    for (String name : names(app, gone)) {
      each.accept(changed(input.reading(name), changes, app));
    }
  }

  /**
   * The documents of all files, with the changes of the options.
   *
   * @throws UsageException as {@link #read}
   * @throws InvalidDocumentException with every mistake that was found while the files were read
   */
  public List<Document> documents(App app, Deadline deadline) {
    return documents(app, deadline, List.of());
  }

  /**
   * The same.
   *
   * @param gone the values of {@code -f} that may lead to no file
   */
  public List<Document> documents(App app, Deadline deadline, Collection<String> gone) {
    List<Document> documents = new ArrayList<>();
    List<Mistake> mistakes = new ArrayList<>();
    read(
        app,
        deadline,
        gone,
        file -> {
          documents.addAll(file.documents());
          file.mistakes().forEach(mistake -> mistakes.add(mistake.in(file.file())));
        });
    if (!mistakes.isEmpty()) {
      throw new InvalidDocumentException(mistakes);
    }
    return documents;
  }

  private FileReading changed(FileReading read, List<DocumentChange> changes, App app) {
    List<ReadMistake> mistakes = new ArrayList<>(read.mistakes());
    List<Document> documents = new ArrayList<>();
    AccountRun run = app.accountRun();
    for (Document document : read.documents()) {
      documents.add(
          VariableReferences.replace(
              document,
              app.host().environment(),
              allowEnv.isSet(),
              run == null ? null : run.variables(),
              mistakes));
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
