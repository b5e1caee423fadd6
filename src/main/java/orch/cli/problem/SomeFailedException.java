package orch.cli.problem;

import java.util.List;

/** Some of several steps of a command failed. */
public final class SomeFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<RuntimeException> problems;

  /**
   * @param problems at least one; a single one is reported as it is
   */
  public SomeFailedException(String message, List<RuntimeException> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  public List<RuntimeException> problems() {
    return problems;
  }
}
