package orch.cli.problem;

import orch.journal.JournalException;

/** The journal cannot be used, and {@code --require-journal} makes that an error. */
public final class JournalRequiredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JournalRequiredException(JournalException cause) {
    super(cause.getMessage(), cause);
  }
}
