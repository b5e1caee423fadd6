package orch.cli.problem;

import java.util.List;

/** An interrupted write was not settled as its command meant it. */
public final class NotSettledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exit;
  private final transient List<String> details;
  private final String hint;

  /**
   * @param details what differs, one line each
   * @param hint what to do next; empty for nothing
   */
  public NotSettledException(ExitCode exit, String message, List<String> details, String hint) {
    super(message);
    this.exit = exit;
    this.details = List.copyOf(details);
    this.hint = hint;
  }

  public ExitCode exit() {
    return exit;
  }

  public List<String> details() {
    return details;
  }

  public String hint() {
    return hint;
  }
}
