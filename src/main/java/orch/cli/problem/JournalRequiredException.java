package orch.cli.problem;

import orch.journal.JournalException;

/** The journal cannot be used, and {@code --require-journal} makes that an error. */
public final class JournalRequiredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private JournalRequiredException(JournalException cause) {
    super(cause.getMessage(), cause);
  }

  /**
   * Throws one. It is thrown here, so that a command whose journal works does not load this class.
   *
   * @throws JournalRequiredException always
   */
  public static void fail(JournalException cause) {
    throw new JournalRequiredException(cause);
  }
}
