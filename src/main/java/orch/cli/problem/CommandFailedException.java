package orch.cli.problem;

import java.util.List;

/**
 * A command did not end as it was meant to, and has said nothing yet: files that would lose
 * something are not written, a write is not settled, or accounts of a fleet have failed.
 */
public final class CommandFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exit;
  private final transient List<String> details;
  private final String hint;

  /**
   * @param details the reasons, one line each
   * @param hint what to do next; empty for nothing
   */
  public CommandFailedException(ExitCode exit, String message, List<String> details, String hint) {
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
