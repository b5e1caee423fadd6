package orch.cli.report;

import java.util.Locale;
import java.util.Optional;
import orch.cli.problem.ExitCode;
import orch.concurrent.Preparation;

/** Explains failures of the Java runtime itself: no memory, stack overflow, too many open files. */
final class CrashErrorReports {
  private static final String MORE_FILES = "to raise the limit: ulimit -n 256";

  private CrashErrorReports() {}

  /**
   * Explains a problem of the Java runtime.
   *
   * @param command the running command: {@code orch config list}
   * @param toSeeMore the hint for a problem without a better one: how to see the stack trace
   * @return empty if the problem is of another kind
   */
  static Optional<ErrorReport> of(Throwable problem, String command, String toSeeMore) {
    for (Throwable at = problem; at != null; at = at.getCause()) {
      if (isLackOfFiles(at)) {
        return bug(command + " needs more open files than the limit allows", MORE_FILES);
      }
      if (at instanceof OutOfMemoryError) {
        return outOfMemory(at, command);
      }
      if (at instanceof StackOverflowError) {
        return bug(
            command + " failed: its data is nested too deeply",
            "to allow deeper nesting: export ORCH_JAVA_OPTS=-Xss8m");
      }
    }
    if (!(problem instanceof LinkageError consequence)) {
      return Optional.empty();
    }
    Error first = Preparation.firstError(consequence);
    return first == consequence
        ? unloadable(problem, command, toSeeMore)
        : of(first, command, toSeeMore);
  }

  /** What helps when a connection cannot be opened for want of open files; empty otherwise. */
  static Optional<String> hintAtFiles(Throwable problem) {
    for (Throwable at = problem; at != null; at = at.getCause()) {
      if (isLackOfFiles(at)) {
        return Optional.of("orch needs more open files than the limit allows; " + MORE_FILES);
      }
    }
    return Optional.empty();
  }

  /**
   * Java has no exception type for this; only the message of the operating system identifies it.
   */
  private static boolean isLackOfFiles(Throwable problem) {
    String why = String.valueOf(problem.getMessage());
    // Java leaves out the system's reason when it cannot open its own security settings.
    return why.contains("Too many open files") || why.equals("Error loading java.security file");
  }

  private static Optional<ErrorReport> outOfMemory(Throwable problem, String command) {
    String why = String.valueOf(problem.getMessage());
    if (why.toLowerCase(Locale.ROOT).contains("thread")) {
      return bug(
          command + " failed: the system allows no more threads",
          "to see the limit of threads and processes of this user: ulimit -u");
    }
    long most = Runtime.getRuntime().maxMemory() >> 20;
    return bug(
        command + " ran out of memory; its limit is " + most + " MiB",
        "to allow 1 GiB: export ORCH_JAVA_OPTS=-Xmx1g");
  }

  private static Optional<ErrorReport> unloadable(
      Throwable problem, String command, String toSeeMore) {
    return bug(
        command + " failed: Java cannot load a part of orch: " + problem.getMessage(),
        toSeeMore + "; if it happens again, reinstall orch");
  }

  private static Optional<ErrorReport> bug(String message, String hint) {
    return Optional.of(ErrorReport.of(ExitCode.BUG, message, hint));
  }
}
