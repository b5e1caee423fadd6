package orch.profile;

import java.io.IOException;
import java.nio.file.Path;
import orch.concurrent.LockTimeoutException;
import orch.concurrent.LockWait;
import orch.file.LockFile;
import orch.file.OwnerOnly;

/** Lock on the files of a settings directory, between this user's processes. */
final class SettingsLock implements AutoCloseable {
  private static final String NAME = ".lock";

  private final LockFile.Held lock;

  private SettingsLock(LockFile.Held lock) {
    this.lock = lock;
  }

  /**
   * Waits for the lock of a directory, which is created when it does not exist.
   *
   * @throws LockTimeoutException at the deadline of the wait
   * @throws SettingsFileException when the directory cannot be written to
   * @throws InterruptedException when the thread is interrupted; nothing was changed
   */
  static SettingsLock acquire(Path directory, LockWait wait) throws InterruptedException {
    try {
      OwnerOnly.createDirectory(directory);
      LockFile file = new LockFile(directory, NAME);
      return new SettingsLock(file.acquire("the settings in " + directory, wait));
    } catch (IOException e) {
      throw new SettingsFileException(directory, "changed", e);
    }
  }

  /** Releases the lock. */
  @Override
  public void close() {
    lock.close();
  }
}
