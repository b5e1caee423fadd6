package orch.plan;

import java.util.List;

/**
 * Documents for which no plan can be made, because it is unclear which configurations they mean.
 */
public final class UnplannableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why it is unclear which configuration a document means. */
  public enum Reason {
    /** No configuration has the id in the document. */
    UNKNOWN_ID,
    /** Several configurations have the name, or several documents mean the same configuration. */
    AMBIGUOUS,
    /** A configuration has the name, but the lock does not list it. */
    FOREIGN
  }

  /**
   * A document that no plan can be made for.
   *
   * @param message the file and line, what is unclear, and the ids that are meant perhaps
   */
  public record Problem(Reason reason, String message) {}

  private final transient List<Problem> problems;

  /**
   * @param problems at least one
   */
  UnplannableException(List<Problem> problems) {
    super(problems.get(0).message());
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
