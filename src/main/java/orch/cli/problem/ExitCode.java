package orch.cli.problem;

import orch.host.StopSignal;

/** The exit codes in ascending order, with their short meanings. */
public enum ExitCode {
  DONE(0, "done"),
  BUG(1, "a bug in orch, or another error"),
  USAGE(2, "wrong command line, or a confirmation that was not given", "wrong command line"),
  INVALID(3, "invalid document"),
  UNAUTHORIZED(4, "not authorized"),
  NOT_FOUND(5, "not found"),
  CONFLICT(6, "conflict"),
  UNAVAILABLE(7, "throttled or unavailable"),
  UNFINISHED(8, "not finished"),
  FAILED(9, "operation failed"),
  DIFFERENT(10, "differences found"),
  SOME_FAILED(11, "some targets of a fleet failed"),
  UNREACHABLE(12, "no usable response"),
  HUNG_UP(129, "hung up"),
  INTERRUPTED(130, "interrupted"),
  TERMINATED(143, "terminated");

  private final int code;
  private final String meaning;
  private final String title;

  ExitCode(int code, String meaning) {
    this(code, meaning, meaning);
  }

  ExitCode(int code, String meaning, String title) {
    this.code = code;
    this.meaning = meaning;
    this.title = title;
  }

  /** The exit code of a command that this signal ended. */
  public static ExitCode by(StopSignal signal) {
    return switch (signal) {
      case HUP -> HUNG_UP;
      case INT -> INTERRUPTED;
      case TERM -> TERMINATED;
    };
  }

  /** Whether a signal ended the command. */
  public boolean isOfSignal() {
    return this == HUNG_UP || this == INTERRUPTED || this == TERMINATED;
  }

  /** The exit code of the process. */
  public int code() {
    return code;
  }

  /** The short meaning of the code. */
  public String meaning() {
    return meaning;
  }

  /** The usual title of an error with this code. */
  public String title() {
    return title;
  }
}
