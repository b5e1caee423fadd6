package orch.cli.problem;

import orch.journal.JournalException;

/** The journal cannot be read, so it is unknown whether an earlier write is in doubt. */
public final class JournalUnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JournalUnreadableException(JournalException cause) {
    super(cause.getMessage(), cause);
  }
}
