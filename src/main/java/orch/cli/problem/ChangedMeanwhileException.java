package orch.cli.problem;

import java.util.List;

/** A configuration is not any more what it was when a change to it was decided on. */
public final class ChangedMeanwhileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> changes;
  private final String hint;

  /**
   * @param changes what changed, a line each
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
