package orch.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Locks on keys between this user's processes, and between the threads of each. All are in one
 * file, which stays empty: the lock on a key is a lock on the byte at the key's place. To create
 * and delete a file for each key would be slow: for seconds, ext4 searches past the deleted ones.
 */
public final class KeyLocks {
  /**
   * The files with locks of this process. A file must not be opened a second time: when a process
   * closes a file, it loses all its locks on that file.
   */
  private static final Map<Path, KeyLocks> OPEN_HERE = new HashMap<>();

  /** 2^64 divided by the golden ratio: keys that differ in a few bits get places far apart. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final Path file;
  private final RandomAccessFile open;
  private final Set<Long> held = new HashSet<>();

  private KeyLocks(Path file) throws IOException {
    this.file = file;
    OwnerOnly.ensureFile(file);
    this.open = new RandomAccessFile(file.toFile(), "rw");
  }

  /** A lock while it is held. */
  public static final class Held implements AutoCloseable {
    private final KeyLocks file;
    private final FileLock lock;

    private Held(KeyLocks file, FileLock lock) {
      this.file = file;
      this.lock = lock;
    }

    /** Releases the lock. */
    @Override
    public void close() {
      try {
        synchronized (OPEN_HERE) {
          lock.release();
          file.held.remove(lock.position());
          file.closeUnlessUsed();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Takes the lock on a key without waiting. Interrupts have no effect.
   *
   * @param directory an existing directory
   * @param name of the file in it
   * @return empty when another process or another thread holds the lock
   * @throws IOException when the file cannot be opened or locked
   */
  public static Optional<Held> take(Path directory, String name, UUID key) throws IOException {
    // The real path, so that every path to the same file is recognized.
    Path file = directory.toRealPath().resolve(name);
    synchronized (OPEN_HERE) {
      KeyLocks locks = OPEN_HERE.get(file);
      if (locks == null) {
        locks = new KeyLocks(file);
        OPEN_HERE.put(file, locks);
      }
      try {
        return locks.take(key);
      } finally {
        locks.closeUnlessUsed();
      }
    }
  }

  private Optional<Held> take(UUID key) throws IOException {
    long place = place(key);
    if (held.contains(place)) {
      return Optional.empty();
    }
    FileLock lock = open.getChannel().tryLock(place, 1, false);
    if (lock == null) {
      return Optional.empty();
    }
    held.add(place);
    return Optional.of(new Held(this, lock));
  }

  /** A place below 2^62. Two keys with the same one would only keep each other out. */
  private static long place(UUID key) {
    long bits = 31 * key.getMostSignificantBits() + key.getLeastSignificantBits();
    return (bits * SPREAD) >>> 2;
  }

  private void closeUnlessUsed() throws IOException {
    if (held.isEmpty()) {
      OPEN_HERE.remove(file);
      open.close();
    }
  }
}
