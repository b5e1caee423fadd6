package orch.cli.problem;

import orch.journal.OpenWrite;

/** The last write got no response, so its operation is unknown. */
public final class LastWriteInDoubtException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient OpenWrite open;

  public LastWriteInDoubtException(OpenWrite open) {
    super("the last write, to " + open.entry().write().action() + ", got no response");
    this.open = open;
  }

  public OpenWrite open() {
    return open;
  }
}
