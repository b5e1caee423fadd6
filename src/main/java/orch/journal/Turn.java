package orch.journal;

/** A lock between this user's commands on a thing that is written to; closing it lets go. */
public final class Turn implements AutoCloseable {
  private final LockFile.Held lock;

  Turn(LockFile.Held lock) {
    this.lock = lock;
  }

  /** Lets the next one in. */
  @Override
  public void close() {
    lock.close();
  }
}
