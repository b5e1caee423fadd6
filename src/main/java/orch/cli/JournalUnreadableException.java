package orch.cli;

import java.io.IOException;

/** The journal cannot be read, so nobody can tell whether an earlier write is in doubt. */
final class JournalUnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JournalUnreadableException(IOException cause) {
    super("the journal cannot be read: " + cause.getMessage(), cause);
  }
}
