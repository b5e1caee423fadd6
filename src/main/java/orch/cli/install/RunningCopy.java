package orch.cli.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import orch.cli.problem.UsageException;
import orch.host.Host;

/**
 * The files of the program that runs: those of a clone, of an unpacked distribution, or of an
 * install.
 *
 * @param lib the directory of orch.jar
 */
record RunningCopy(Path lib) {
  private static final String JAR = "orch.jar";

  /**
   * Finds the files by the class path, which the launcher sets to orch.jar.
   *
   * @throws UsageException if another program started orch
   */
  static RunningCopy of(Host host) {
    Path jar = host.directory().resolve(host.property("java.class.path"));
    try {
      if (jar.endsWith(JAR) && Files.isRegularFile(jar)) {
        return new RunningCopy(jar.toRealPath().resolveSibling(""));
      }
    } catch (IOException e) {
      // The file is gone, as if another program had started orch.
    }
    throw new UsageException(
        "orch was not started by bin/orch, so its files are not known; nothing was changed");
  }

  /** The launcher. */
  Path launcher() {
    Path beside = lib.resolve("../bin/orch").normalize();
    return Files.exists(beside) ? beside : lib.resolve("../../../bin/orch").normalize();
  }

  /** The directory of the man pages and the completion scripts, which may be missing. */
  Path share() {
    return lib.resolve("../share").normalize();
  }

  /** The Java runtime that belongs to this copy, which may be missing. */
  Path runtime() {
    return lib.resolve("../runtime").normalize();
  }

  boolean hasRuntime() {
    return Files.isExecutable(runtime().resolve("bin/java"));
  }

  /** The directory that this copy was installed into; empty for a clone or a distribution. */
  Optional<Path> prefix() {
    Path program = lib.resolve("..").normalize();
    Path prefix = program.resolve("../../..").normalize();
    boolean isInstalled = new InstallDirectory(prefix).programs().contains(program);
    return isInstalled ? Optional.of(prefix) : Optional.empty();
  }

  /** The Java to make the archive for: the one that the launcher found. */
  static String java(Host host) {
    String found = host.property("orch.java");
    return found.isEmpty() ? host.property("java.home") + "/bin/java" : found;
  }
}
