package orch.cli;

import java.util.List;

/** Of several things that a command was to do, some went wrong. */
final class SomeFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<RuntimeException> problems;

  /**
   * @param problems at least one; a single one speaks for itself
   */
  SomeFailed(String message, List<RuntimeException> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  List<RuntimeException> problems() {
    return problems;
  }
}
