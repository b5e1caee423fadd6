package orch.cli.report;

import java.util.Locale;
import java.util.Optional;
import orch.cli.problem.ExitCode;

/** Explains why Java itself could not go on: no memory, no stack, no more files. */
final class CrashErrorReports {
  private CrashErrorReports() {}

  /**
   * What to say of a problem that is none of orch's own.
   *
   * @param command what was being done: {@code orch config list}
   * @return empty when the problem is of another kind
   */
  static Optional<ErrorReport> of(Throwable problem, String command) {
    for (Throwable at = problem; at != null; at = at.getCause()) {
      if (isLackOfFiles(at)) {
        return bug(
            command + " needs more open files than it may have",
            "ulimit -n shows how many that are, and ulimit -n 256 is enough");
      }
      if (at instanceof OutOfMemoryError) {
        return outOfMemory(at, command);
      }
      if (at instanceof StackOverflowError) {
        return bug(
            command + " met with something that is nested too deeply",
            "ORCH_JAVA_OPTS=-Xss8m lets it go deeper");
      }
    }
    return problem instanceof LinkageError ? unloadable(problem, command) : Optional.empty();
  }

  /** Java has no type for it; only the text of the system tells it apart. */
  private static boolean isLackOfFiles(Throwable problem) {
    return String.valueOf(problem.getMessage()).contains("Too many open files");
  }

  private static Optional<ErrorReport> outOfMemory(Throwable problem, String command) {
    String why = String.valueOf(problem.getMessage());
    if (why.toLowerCase(Locale.ROOT).contains("thread")) {
      return bug(
          command + " gets no more threads from the system",
          "ulimit -u shows how many threads and processes this user may have");
    }
    long most = Runtime.getRuntime().maxMemory() >> 20;
    return bug(
        command + " ran out of memory; it may use " + most + " MiB",
        "ORCH_JAVA_OPTS=-Xmx1g lets it use 1 GiB");
  }

  private static Optional<ErrorReport> unloadable(Throwable problem, String command) {
    return bug(
        command + " cannot go on: Java cannot load a part of it: " + problem.getMessage(),
        "--debug shows the stack trace; if it stays so, install orch again");
  }

  private static Optional<ErrorReport> bug(String message, String hint) {
    return Optional.of(ErrorReport.of(ExitCode.BUG, message, hint));
  }
}
