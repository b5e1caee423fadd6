package orch.cli;

import java.util.List;

/** A configuration is not any more what it was when a change to it was decided on. */
final class ChangedMeanwhile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> changes;

  /**
   * @param changes what changed, a line each
   */
  ChangedMeanwhile(String message, List<String> changes) {
    super(message);
    this.changes = List.copyOf(changes);
  }

  List<String> changes() {
    return changes;
  }
}
