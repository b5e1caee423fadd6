package orch.cli.apply;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import orch.cli.input.FileScope;
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
   * The names of the files that the revision has, by the value of {@code -f} that means them.
   * Relative names are as git shows them.
   *
   * @throws UsageException if the directory is not in a repository, or has no such revision
   */
  Map<String, List<String>> files(List<FileScope> scopes) throws InterruptedException {
    check();
    Map<String, List<String>> files = new LinkedHashMap<>();
    for (FileScope scope : scopes) {
      String base = relative(scope.base());
      // Without a path, git lists the working directory.
      String tree = run("ls-tree", "-r", "-z", "--name-only", revision, "--", base).out();
      files.put(
          scope.value(),
          Stream.of(tree.split("\0"))
              .filter(name -> !name.isEmpty() && scope.has(directory.resolve(name).normalize()))
              .toList());
    }
    return files;
  }

  private String relative(Path path) {
    String relative = directory.relativize(path).toString().replace('\\', '/');
    return relative.isEmpty() ? "." : relative;
  }

  /** The documents of files that the revision has. */
  List<Document> documents(Map<String, List<String>> files) throws InterruptedException {
    Set<String> names = new LinkedHashSet<>();
    files.values().forEach(names::addAll);
    List<Document> documents = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : contents(List.copyOf(names)).entrySet()) {
      documents.addAll(DocumentReader.read(revision + ":" + file.getKey(), file.getValue()));
    }
    return documents;
  }

  /** The content of each file, read by one process. */
  private Map<String, byte[]> contents(List<String> names) throws InterruptedException {
    StringBuilder wanted = new StringBuilder();
    names.forEach(name -> wanted.append(object(name)).append('\n'));
    byte[] all = fed(wanted.toString(), "cat-file", "--batch").bytes();
    Map<String, byte[]> contents = new LinkedHashMap<>();
    int at = 0;
    for (String name : names) {
      int end = at;
      while (end < all.length && all[end] != '\n') {
        end++;
      }
      String heading = new String(all, at, end - at, StandardCharsets.UTF_8);
      String size = heading.substring(heading.lastIndexOf(' ') + 1);
      if (!heading.matches(".* blob [0-9]+")) {
        throw new UsageException("git cat-file " + object(name) + " failed: " + heading);
      }
      int start = end + 1;
      contents.put(name, Arrays.copyOfRange(all, start, start + Integer.parseInt(size)));
      at = start + Integer.parseInt(size) + 1;
    }
    return contents;
  }

  private String object(String name) {
    return revision + ":./" + name;
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

  private Program.Result run(String... arguments) throws InterruptedException {
    return fed("", arguments);
  }

  private Program.Result fed(String input, String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      return git.run(command, input);
    } catch (IOException e) {
      throw new UsageException("--against needs git, which cannot be started: " + e.getMessage());
    }
  }

  private static String why(Program.Result result) {
    return result.err().lines().findFirst().orElse("exit " + result.exit());
  }
}
