package orch.cli.apply;

import java.util.ArrayList;
import java.util.List;
import orch.cli.app.App;
import orch.cli.app.InputFiles;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.problem.UsageException;
import orch.concurrent.Deadline;
import orch.document.Document;

/** {@code -f}: the files whose documents are compared or applied. */
final class DocumentFiles {
  private final Option<List<String>> files =
      Option.texts("-f", "--file")
          .onlyOnCommandLine()
          .label("FILE")
          .content(Content.FILE)
          .description("configurations, JSON or YAML, - for stdin; repeatable");

  Option<List<String>> flag() {
    return files;
  }

  /**
   * The files, in the order of the command line.
   *
   * @throws UsageException if there are none
   */
  List<String> names() {
    List<String> names = files.orElse(List.of());
    if (names.isEmpty()) {
      throw new UsageException("give the files with the configurations: -f FILE");
    }
    return names;
  }

  /** The documents of all files. */
  List<Document> documents(App app, Deadline deadline) {
    InputFiles input = new InputFiles(app, deadline);
    List<Document> documents = new ArrayList<>();
    names().forEach(name -> documents.addAll(input.documents(name)));
    return documents;
  }
}
