package orch.cli.problem;

import java.util.List;

/** Files cannot be written without losing something, so none was written. */
public final class FilesRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exit;
  private final transient List<String> details;
  private final String hint;

  /**
   * @param details the reasons, one line each
   * @param hint what to do next
   */
  public FilesRefusedException(ExitCode exit, String message, List<String> details, String hint) {
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
