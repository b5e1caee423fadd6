package orch.document;

import java.util.List;

/** What was written is not a valid configuration. */
public final class InvalidDocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  /**
   * @param mistakes at least one
   */
  public InvalidDocumentException(List<Mistake> mistakes) {
    super(mistakes.get(0).describe());
    this.mistakes = List.copyOf(mistakes);
  }

  /** Everything that is wrong, not only what was found first. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
