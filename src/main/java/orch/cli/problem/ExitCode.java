package orch.cli.problem;

import orch.host.StopSignal;

/** The exit codes, in their order, and what each means in a word or two. */
public enum ExitCode {
  DONE(0, "done"),
  BUG(1, "a bug in orch, or another error"),
  USAGE(2, "wrong command line"),
  INVALID(3, "invalid document"),
  UNAUTHORIZED(4, "not authorized"),
  NOT_FOUND(5, "not found"),
  CONFLICT(6, "conflict"),
  UNAVAILABLE(7, "throttled or unavailable"),
  UNFINISHED(8, "not finished"),
  FAILED(9, "operation failed"),
  UNREACHABLE(12, "no usable response"),
  HUNG_UP(129, "hung up"),
  INTERRUPTED(130, "interrupted"),
  TERMINATED(143, "terminated");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** For a command that ended because of this signal. */
  public static ExitCode by(StopSignal signal) {
    return switch (signal) {
      case HUP -> HUNG_UP;
      case INT -> INTERRUPTED;
      case TERM -> TERMINATED;
    };
  }

  /** Whether the command was ended from outside. */
  public boolean isOfSignal() {
    return this == HUNG_UP || this == INTERRUPTED || this == TERMINATED;
  }

  /** The number the process ends with. */
  public int code() {
    return code;
  }

  /** What the number means. */
  public String meaning() {
    return meaning;
  }
}
