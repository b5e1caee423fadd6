package orch.journal;

import orch.file.LockFile;

/** Per-resource lock between this user's processes. Closing it releases it. */
public final class WriteLock implements AutoCloseable {
  private final LockFile.Held lock;

  WriteLock(LockFile.Held lock) {
    this.lock = lock;
  }

  /** Releases the lock. */
  @Override
  public void close() {
    lock.close();
  }
}
