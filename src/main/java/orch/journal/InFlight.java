package orch.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import orch.file.KeyLocks;
import orch.file.OwnerOnly;

/**
 * The mark of a write that is being sent, so that other processes do not take it for a write in
 * doubt. It is a lock on the write's key; the system releases it when the process dies.
 */
public final class InFlight implements AutoCloseable {
  private static final String FILE = "sending";

  private final KeyLocks.Held lock;

  private InFlight(KeyLocks.Held lock) {
    this.lock = lock;
  }

  /**
   * Marks a write; empty when it is marked already, or the directory cannot be written, as in a
   * container without other commands.
   */
  static Optional<InFlight> mark(Path locks, UUID key) {
    try {
      OwnerOnly.createDirectory(locks);
      Optional<KeyLocks.Held> lock = KeyLocks.take(locks, FILE, key);
      return lock.isPresent() ? Optional.of(new InFlight(lock.get())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether a process is sending the write with this key. */
  static boolean is(Path locks, UUID key) {
    if (!Files.exists(locks.resolve(FILE))) {
      return false;
    }
    try {
      Optional<KeyLocks.Held> lock = KeyLocks.take(locks, FILE, key);
      lock.ifPresent(KeyLocks.Held::close);
      return lock.isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  /** Removes the mark. */
  @Override
  public void close() {
    lock.close();
  }
}
