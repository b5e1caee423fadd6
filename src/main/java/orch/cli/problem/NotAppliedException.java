package orch.cli.problem;

import java.util.List;

/** Some changes of a plan were not made. */
public final class NotAppliedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Failure> failures;
  private final transient List<String> unsent;

  /**
   * A change that failed.
   *
   * @param name of the configuration
   */
  public record Failure(String name, RuntimeException problem) {}

  /**
   * @param unsent the names of configurations that nothing was sent for
   */
  public NotAppliedException(String message, List<Failure> failures, List<String> unsent) {
    super(message);
    this.failures = List.copyOf(failures);
    this.unsent = List.copyOf(unsent);
  }

  public List<Failure> failures() {
    return failures;
  }

  public List<String> unsent() {
    return unsent;
  }
}
