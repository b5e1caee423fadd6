package orch.document;

import java.util.List;

/** The user's document is not a valid configuration. */
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

  /** All mistakes in the document. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
