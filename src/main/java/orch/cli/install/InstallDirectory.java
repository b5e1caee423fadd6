package orch.cli.install;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A directory that orch is installed into, such as {@code ~/.local}. Each installed program has a
 * directory of its own in {@code lib/orch}, with a list of all files and directories that its
 * install made.
 *
 * @param prefix absolute
 */
record InstallDirectory(Path prefix) {
  /**
   * The list of an installed program: one path in a line; those of directories end with a slash.
   */
  private static final String LIST = "installed";

  /** The man pages, below share. */
  static final String MANUAL = "man/man1";

  /** The completion scripts, below share, where bash, zsh and fish look for them. */
  static final List<String> COMPLETIONS =
      List.of(
          "bash-completion/completions/orch",
          "zsh/site-functions/_orch",
          "fish/vendor_completions.d/orch.fish");

  /** A time and a number. Nothing else in the directory is a program. */
  private static final String NAME = "[0-9]{14}-[0-9]+";

  /** The directory of the command. */
  Path bin() {
    return prefix.resolve("bin");
  }

  /** The command: a link to the launcher of the program. */
  Path link() {
    return bin().resolve("orch");
  }

  Path ofPrograms() {
    return prefix.resolve("lib/orch");
  }

  Path share() {
    return prefix.resolve("share");
  }

  Path manual() {
    return share().resolve(MANUAL);
  }

  List<Path> completions() {
    return COMPLETIONS.stream().map(share()::resolve).toList();
  }

  /** Whether the link in bin leads into an install, or is missing. */
  boolean ownsLink() {
    try {
      return !Files.exists(link(), LinkOption.NOFOLLOW_LINKS)
          || Files.readSymbolicLink(link()).startsWith("../lib/orch");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** The directories of the installed programs, the oldest first. */
  List<Path> programs() {
    Set<Path> programs = new TreeSet<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(ofPrograms())) {
      for (Path one : all) {
        if (one.getFileName().toString().matches(NAME)
            && Files.isRegularFile(one.resolve("lib/orch.jar"))) {
          programs.add(one);
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return List.copyOf(programs);
  }

  /** Writes the list of a program. */
  void record(Path program, Set<Path> made) throws IOException {
    Set<String> lines = new TreeSet<>();
    Path list = program.resolve(LIST);
    Files.createFile(list);
    made.add(list);
    for (Path one : made) {
      boolean isDirectory = Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS);
      // A slash alone would be the root of the file system.
      lines.add("./" + prefix.relativize(one) + (isDirectory ? "/" : ""));
    }
    Files.write(list, lines);
  }

  /**
   * The files and directories that the install of a program made. An install of an earlier orch has
   * no list; it made everything in its directory.
   */
  Set<Path> madeFor(Path program) throws IOException {
    Path list = program.resolve(LIST);
    Set<Path> made = new TreeSet<>(Files.isRegularFile(list) ? listed(list) : all(program));
    // A list that was tampered with must not lead elsewhere.
    made.removeIf(one -> !isOurs(one, program));
    return made;
  }

  private List<Path> listed(Path list) throws IOException {
    List<Path> made = new ArrayList<>();
    for (String line : Files.readAllLines(list)) {
      made.add(prefix.resolve(line).normalize());
    }
    return made;
  }

  private boolean isOurs(Path one, Path program) {
    boolean isPage =
        manual().equals(one.getParent()) && one.getFileName().toString().matches("orch.*\\.1");
    boolean isAround =
        Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)
            && one.getParent() != null
            && Stream.concat(completions().stream(), Stream.of(manual(), ofPrograms(), bin()))
                .anyMatch(path -> path.startsWith(one));
    boolean isShared = isPage || completions().contains(one);
    return one.startsWith(program) || one.equals(link()) || isShared || isAround;
  }

  private List<Path> all(Path program) throws IOException {
    List<Path> made = new ArrayList<>(List.of(link(), ofPrograms()));
    try (Stream<Path> inside = Files.walk(program)) {
      inside.forEach(made::add);
    }
    Path pages = program.resolve("share/man/man1");
    if (Files.isDirectory(pages)) {
      try (Stream<Path> inside = Files.list(pages)) {
        inside.forEach(page -> made.add(manual().resolve(page.getFileName())));
      }
    }
    return made;
  }
}
