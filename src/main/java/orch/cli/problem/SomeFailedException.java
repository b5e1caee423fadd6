package orch.cli.problem;

import java.util.List;

/** Of several things that a command was to do, some went wrong. */
public final class SomeFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<RuntimeException> problems;

  /**
   * @param problems at least one; a single one speaks for itself
   */
  public SomeFailedException(String message, List<RuntimeException> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  public List<RuntimeException> problems() {
    return problems;
  }
}
