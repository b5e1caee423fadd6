package orch.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import orch.file.LockFile;
import orch.file.OwnerOnly;

/**
 * The mark of a write that is being sent, so that other processes do not take it for a write in
 * doubt. It is a lock on a file; the system releases it when the process dies.
 */
public final class InFlight implements AutoCloseable {
  private final Path file;
  private final LockFile.Held lock;

  private InFlight(Path file, LockFile.Held lock) {
    this.file = file;
    this.lock = lock;
  }

  /**
   * Marks a write; empty when it is marked already, or the directory cannot be written, as in a
   * container without other commands.
   */
  static Optional<InFlight> mark(Path locks, UUID key) {
    try {
      OwnerOnly.createDirectory(locks);
      return take(locks, key);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether a process is sending the write with this key. */
  static boolean is(Path locks, UUID key) {
    if (!Files.exists(locks.resolve(name(key)))) {
      return false;
    }
    try {
      Optional<InFlight> mark = take(locks, key);
      mark.ifPresent(InFlight::close);
      return mark.isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<InFlight> take(Path locks, UUID key) throws IOException {
    Optional<LockFile.Held> held = new LockFile(locks, name(key)).take();
    return held.isPresent()
        ? Optional.of(new InFlight(locks.resolve(name(key)), held.get()))
        : Optional.empty();
  }

  private static String name(UUID key) {
    return "sending-" + key;
  }

  /** Removes the mark. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The file alone means nothing; only its lock does.
      return;
    } finally {
      lock.close();
    }
  }
}
