package orch.journal;

import orch.file.LockFile;

/** A lock between this user's commands on a thing that is written to; closing it lets go. */
public final class WriteLock implements AutoCloseable {
  private final LockFile.Held lock;

  WriteLock(LockFile.Held lock) {
    this.lock = lock;
  }

  /** Lets the next one in. */
  @Override
  public void close() {
    lock.close();
  }
}
