package orch.cli.problem;

import java.util.List;

/**
 * A write was not sent, because the configuration was changed, or may be changed, by another write.
 */
public final class ChangedMeanwhileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> changes;
  private final String hint;

  /**
   * @param changes the changes, one line each
   * @param hint what to do next
   */
  public ChangedMeanwhileException(String message, List<String> changes, String hint) {
    super(message);
    this.changes = List.copyOf(changes);
    this.hint = hint;
  }

  public String hint() {
    return hint;
  }

  public List<String> changes() {
    return changes;
  }
}
