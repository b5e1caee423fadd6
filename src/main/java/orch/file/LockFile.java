package orch.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import orch.concurrent.LockTimeoutException;
import orch.concurrent.LockWait;

/**
 * A lock between this user's processes, and between the threads of each. The file contains the pid
 * of the process that took the lock last.
 */
public final class LockFile implements LockWait.Attempt<LockFile.Held>, Supplier<Optional<String>> {
  /**
   * The lock files that are open in this process. A file must not be opened a second time: when a
   * process closes a file, it loses all its locks on that file.
   */
  private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

  private static final int LONGEST_NUMBER = 20;

  private final Path file;
  private Optional<String> holder = Optional.empty();

  /**
   * @param directory an existing directory
   */
  public LockFile(Path directory, String name) throws IOException {
    // The real path, so that every path to the same lock is recognized.
    this.file = directory.toRealPath().resolve(name);
  }

  /** The lock while it is held. */
  public static final class Held implements AutoCloseable {
    private final Path file;
    private final RandomAccessFile open;

    private Held(Path file, RandomAccessFile open) {
      this.file = file;
      this.open = open;
    }

    /** Releases the lock. */
    @Override
    public void close() {
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        OPEN_HERE.remove(file);
      }
    }
  }

  /**
   * Waits for the lock.
   *
   * @param what the resource that the lock protects, for messages: {@code the journal}
   * @throws IOException when the file cannot be opened or locked
   * @throws LockTimeoutException at the deadline
   * @throws InterruptedException when the thread is interrupted
   */
  public Held acquire(String what, LockWait wait) throws IOException, InterruptedException {
    return wait.acquire(what, this, this);
  }

  /** The process that held the lock at the last attempt; empty when unknown. */
  @Override
  public Optional<String> get() {
    return holder;
  }

  /**
   * Tries once. Interrupts have no effect, since nothing here reads or writes through a channel.
   */
  @Override
  public Optional<Held> take() throws IOException {
    if (!OPEN_HERE.add(file)) {
      holder = Optional.of("another command in this process");
      return Optional.empty();
    }
    Optional<Held> held = Optional.empty();
    try {
      held = open();
    } finally {
      if (held.isEmpty()) {
        OPEN_HERE.remove(file);
      }
    }
    return held;
  }

  private Optional<Held> open() throws IOException {
    OwnerOnly.ensureFile(file);
    RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw");
    boolean taken = false;
    try {
      FileLock lock = open.getChannel().tryLock();
      taken = lock != null;
      if (taken) {
        sign(open);
        return Optional.of(new Held(file, open));
      }
      holder = signature(open);
      return Optional.empty();
    } finally {
      if (!taken) {
        open.close();
      }
    }
  }

  private static void sign(RandomAccessFile open) {
    try {
      byte[] number = (ProcessNumber.own() + "\n").getBytes(StandardCharsets.US_ASCII);
      open.write(number);
      open.setLength(number.length);
    } catch (IOException e) {
      // On a full disk, the lock is held, and messages do not name the process.
      return;
    }
  }

  private static Optional<String> signature(RandomAccessFile open) throws IOException {
    byte[] text = new byte[LONGEST_NUMBER];
    int length = Math.max(0, open.read(text));
    String number = new String(text, 0, length, StandardCharsets.US_ASCII).strip();
    return number.matches("[0-9]+") ? Optional.of("process " + number) : Optional.empty();
  }
}
