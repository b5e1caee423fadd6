package orch.cli.problem;

import java.util.List;

/** The command of a fleet did not end well for every account. */
public final class FleetFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exit;
  private final transient List<String> details;
  private final String hint;

  /**
   * @param details a line for each account
   * @param hint what to do next; empty for none
   */
  public FleetFailedException(ExitCode exit, String message, List<String> details, String hint) {
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
