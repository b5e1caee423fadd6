package orch.cli.apply;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orch.cli.app.InputFiles;
import orch.cli.problem.UsageException;
import orch.document.Document;
import orch.document.DocumentReader;
import orch.host.Host;

/** The documents of files as they are in a revision of the files' git repository. */
final class GitRevision {
  private static final String PREFIX = "git:";

  private final String revision;
  private final Path directory;
  private final Program git;

  private GitRevision(String revision, Host host) {
    this.revision = revision;
    this.directory = host.directory();
    Map<String, String> environment = new HashMap<>(host.environment());
    // Nothing may ask, nor fetch the objects that a partial clone lacks.
    environment.put("GIT_TERMINAL_PROMPT", "0");
    environment.put("GIT_NO_LAZY_FETCH", "1");
    this.git = new Program(environment, host.directory());
  }

  /**
   * The revision that an option names.
   *
   * @param text such as {@code git:HEAD~1}
   * @throws UsageException if the text is not of this form
   */
  static GitRevision of(String text, Host host) {
    String revision = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "";
    if (revision.isBlank() || revision.startsWith("-") || revision.contains(":")) {
      throw new UsageException(
          "--against \"" + text + "\" is not git: and a revision, such as git:main");
    }
    return new GitRevision(revision, host);
  }

  /**
   * The documents of the files; a file that the revision does not have has none.
   *
   * @throws UsageException if the directory is not in a repository, or has no such revision
   */
  List<Document> documents(List<String> files) throws InterruptedException {
    check();
    List<Document> documents = new ArrayList<>();
    for (String file : files) {
      Optional<String> content = content(file);
      if (content.isPresent()) {
        byte[] bytes = content.get().getBytes(StandardCharsets.UTF_8);
        documents.addAll(DocumentReader.read(revision + ":" + file, bytes));
      }
    }
    return documents;
  }

  private void check() throws InterruptedException {
    Program.Result repository = run("rev-parse", "--is-inside-work-tree");
    if (repository.exit() != 0) {
      throw new UsageException(
          "--against: the working directory is not in a git repository (" + why(repository) + ")");
    }
    Program.Result found = run("rev-parse", "--verify", "--quiet", revision + "^{commit}");
    if (found.exit() != 0) {
      throw new UsageException("--against: the git repository has no revision " + revision);
    }
  }

  private Optional<String> content(String file) throws InterruptedException {
    if (file.equals(InputFiles.STDIN)) {
      throw new UsageException("--against compares files, and stdin is none: give -f FILE");
    }
    Path path = directory.resolve(file);
    Path below = directory.toAbsolutePath().normalize().relativize(path.normalize());
    String object = revision + ":./" + below.toString().replace('\\', '/');
    if (run("cat-file", "-e", object).exit() != 0) {
      return Optional.empty();
    }
    Program.Result shown = run("show", object);
    if (shown.exit() != 0) {
      throw new UsageException("git show " + object + " failed: " + why(shown));
    }
    return Optional.of(shown.out());
  }

  private Program.Result run(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      return git.run(command);
    } catch (IOException e) {
      throw new UsageException("--against needs git, which cannot be started: " + e.getMessage());
    }
  }

  private static String why(Program.Result result) {
    return result.err().lines().findFirst().orElse("exit " + result.exit());
  }
}
