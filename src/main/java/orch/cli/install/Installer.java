package orch.cli.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import orch.cli.app.App;
import orch.file.OwnerOnly;

/**
 * Installs the running program, with its own Java runtime if it has one. A class-data archive is
 * valid only in the directory where it was made, so each install has a directory of its own, and
 * the link in bin is moved to it at the end.
 */
final class Installer {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  private static final int NUMBERS = 100_000;

  private final App app;
  private final RunningCopy copy;
  private final InstallDirectory target;
  private final Path program;
  private final Set<Path> made = new TreeSet<>();

  Installer(App app, RunningCopy copy, InstallDirectory target) {
    this.app = app;
    this.copy = copy;
    this.target = target;
    long number = Long.remainderUnsigned(app.host().random().nextLong(), NUMBERS);
    String name = TIME.format(app.host().clock().instant()) + "-" + number;
    this.program = target.ofPrograms().resolve(name);
  }

  /** The directory of the program. */
  Path program() {
    return program;
  }

  /**
   * Installs everything.
   *
   * @return whether the class-data archive was made
   */
  boolean install() throws IOException, InterruptedException {
    boolean done = false;
    try {
      copyProgram();
      boolean hasArchive = makeArchive();
      try (Stream<Path> inside = Files.walk(program)) {
        inside.forEach(made::add);
      }
      copyShare(target.share());
      directory(target.bin());
      made.add(target.link());
      Set<Path> before = madeBefore();
      before.stream().filter(this::isShared).forEach(made::add);
      target.record(program, made);
      moveLink();
      done = true;
      removeOthers(before);
      return hasArchive;
    } finally {
      if (!done) {
        removePartial();
      }
    }
  }

  /** Whether an earlier install made a directory that this one goes on using. */
  private boolean isShared(Path one) {
    Path programs = target.ofPrograms();
    return Files.isDirectory(one) && (one.equals(programs) || !one.startsWith(programs));
  }

  private void copyProgram() throws IOException {
    directory(program.resolve("bin"));
    directory(program.resolve("lib/licences"));
    copy(copy.launcher(), program.resolve("bin/orch"), "rwxr-xr-x");
    copy(copy.lib().resolve("make-archive"), program.resolve("lib/make-archive"), "rwxr-xr-x");
    copy(copy.lib().resolve("classes.lst"), program.resolve("lib/classes.lst"), "rw-r--r--");
    copyAll(copy.lib(), "*.jar", program.resolve("lib"));
    copyAll(copy.lib().resolve("licences"), "*", program.resolve("lib/licences"));
    CopiedTree.copy(copy.lib().resolve("training"), program.resolve("lib/training"));
    if (copy.hasRuntime()) {
      copyRuntime();
    }
    copyShare(program.resolve("share"));
  }

  /** Copies the runtime and what was made with it, which is valid in the new directory too. */
  private void copyRuntime() throws IOException {
    CopiedTree.copy(copy.runtime(), program.resolve("runtime"));
    CopiedTree.copy(copy.lib().resolve("native"), program.resolve("lib/native"));
    copyAll(copy.lib(), "*.jsa", program.resolve("lib"));
  }

  /** Copies the man pages and the completion scripts. */
  private void copyShare(Path share) throws IOException {
    Path manual = manual();
    if (Files.isDirectory(manual)) {
      directory(share.resolve(InstallDirectory.MANUAL));
      copyAll(manual, "orch*.1", share.resolve(InstallDirectory.MANUAL));
    }
    for (String script : scripts()) {
      directory(share.resolve(script).resolveSibling(""));
      copy(copy.share().resolve(script), share.resolve(script), "rw-r--r--");
    }
  }

  private Path manual() {
    return copy.share().resolve(InstallDirectory.MANUAL);
  }

  private List<String> scripts() {
    return InstallDirectory.COMPLETIONS.stream()
        .filter(script -> Files.isRegularFile(copy.share().resolve(script)))
        .toList();
  }

  /** The completion scripts that an install writes, for the report. */
  List<Path> completions() {
    return scripts().stream().map(target.share()::resolve).toList();
  }

  private void copyAll(Path from, String names, Path to) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(from, names)) {
      for (Path one : all) {
        copy(one, to.resolve(one.getFileName()), "rw-r--r--");
      }
    }
  }

  private void copy(Path from, Path to, String mode) throws IOException {
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    if (OwnerOnly.hasModes(to)) {
      Files.setPosixFilePermissions(to, PosixFilePermissions.fromString(mode));
    }
    made.add(to);
  }

  /** Creates a directory and those above it, and remembers those that were missing. */
  private void directory(Path directory) throws IOException {
    for (Path at = directory; at != null && !Files.exists(at); at = at.getParent()) {
      made.add(at);
    }
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
    }
  }

  private boolean makeArchive() throws IOException, InterruptedException {
    String script = program.resolve("lib/make-archive").toString();
    String java =
        copy.hasRuntime()
            ? program.resolve("runtime/bin/java").toString()
            : RunningCopy.java(app.host());
    Process process = new ProcessBuilder(script, java).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean isMade = process.waitFor() == 0;
      if (!isMade) {
        app.messages().warning(said.strip().replaceFirst("^orch: ", ""));
      }
      return isMade;
    } finally {
      process.destroy();
    }
  }

  /** Another process may run orch at any moment, so the link is never missing. */
  private void moveLink() throws IOException {
    Path next = target.link().resolveSibling(".orch." + program.getFileName());
    Files.createSymbolicLink(
        next, Path.of("../lib/orch", String.valueOf(program.getFileName()), "bin/orch"));
    Files.move(next, target.link(), StandardCopyOption.ATOMIC_MOVE);
  }

  private Set<Path> madeBefore() throws IOException {
    Set<Path> before = new TreeSet<>();
    for (Path other : target.programs()) {
      if (!other.equals(program)) {
        before.addAll(target.madeFor(other));
      }
    }
    return before;
  }

  private void removeOthers(Set<Path> before) throws IOException {
    before.removeAll(made);
    Removal.delete(before);
  }

  private void removePartial() throws IOException {
    if (Files.isDirectory(program, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> inside = Files.walk(program)) {
        inside.forEach(made::add);
      }
    }
    // What is shared and the link belong to the earlier install, if there is one.
    boolean isFirst = target.programs().stream().allMatch(program::equals);
    made.removeIf(one -> !isFirst && !one.startsWith(program));
    Removal.delete(made);
  }

  /** The files that an install writes, for the report. */
  List<Path> pages() throws IOException {
    if (!Files.isDirectory(manual())) {
      return List.of();
    }
    try (Stream<Path> pages = Files.list(manual())) {
      return pages.sorted().toList();
    }
  }
}
