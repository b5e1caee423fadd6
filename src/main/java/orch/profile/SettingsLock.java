package orch.profile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import orch.concurrent.LockWait;

/**
 * The lock for changes to the files of a settings directory: one file lock per directory. The lock
 * file contains the pid of its holder.
 */
final class SettingsLock {
  private static final String NAME = ".lock";
  private static final int LONGEST_NUMBER = 20;

  /** A file lock belongs to the whole process, so threads need a lock of their own. */
  private static final Map<Path, Semaphore> THREADS = new ConcurrentHashMap<>();

  private final Semaphore threads;
  private final FileChannel channel;

  private SettingsLock(Semaphore threads, FileChannel channel) {
    this.threads = threads;
    this.channel = channel;
  }

  /**
   * Waits for the lock of a directory, which is created when it is missing.
   *
   * @throws orch.concurrent.LockTimeoutException at the deadline of the wait
   * @throws SettingsFileException when the directory cannot be written to
   * @throws InterruptedException when the thread is interrupted; nothing was changed
   */
  static SettingsLock acquire(Path directory, LockWait wait) throws InterruptedException {
    try {
      PrivateFile.createDirectory(directory);
      Attempts attempts = new Attempts(directory.toRealPath().resolve(NAME));
      return wait.acquire("the settings in " + directory, () -> attempts.holder, attempts);
    } catch (ClosedByInterruptException e) {
      throw new InterruptedException();
    } catch (IOException e) {
      throw new SettingsFileException(directory, "changed", e);
    }
  }

  /** Tries to take the lock, and remembers the current holder. */
  private static final class Attempts implements LockWait.Attempt<SettingsLock> {
    private final Path file;
    private final Semaphore threads;
    private Optional<String> holder = Optional.empty();

    Attempts(Path file) {
      this.file = file;
      this.threads = THREADS.computeIfAbsent(file, path -> new Semaphore(1));
    }

    @Override
    public Optional<SettingsLock> take() throws IOException {
      if (!threads.tryAcquire()) {
        // The file must not be opened here: closing it would release the lock of the whole process.
        holder = Optional.of("another command in this process");
        return Optional.empty();
      }
      Optional<SettingsLock> lock = Optional.empty();
      try {
        lock = ofProcess();
        return lock;
      } finally {
        if (lock.isEmpty()) {
          threads.release();
        }
      }
    }

    private Optional<SettingsLock> ofProcess() throws IOException {
      FileChannel channel = open();
      Optional<SettingsLock> lock = Optional.empty();
      try {
        if (channel.tryLock() == null) {
          holder = number(channel).map(number -> "process " + number);
        } else {
          String number = ProcessHandle.current().pid() + "\n";
          channel.truncate(0).write(ByteBuffer.wrap(number.getBytes(StandardCharsets.US_ASCII)));
          lock = Optional.of(new SettingsLock(threads, channel));
        }
        return lock;
      } finally {
        if (lock.isEmpty()) {
          channel.close();
        }
      }
    }

    private FileChannel open() throws IOException {
      return FileChannel.open(
          file,
          Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
          PrivateFile.mode(file, "rw-------"));
    }

    private static Optional<String> number(FileChannel channel) throws IOException {
      ByteBuffer text = ByteBuffer.allocate(LONGEST_NUMBER);
      channel.read(text, 0);
      String number =
          new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
      return Optional.of(number).filter(digits -> !digits.isEmpty());
    }
  }

  /** Releases the lock. */
  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The system releases the lock at the latest when the process ends.
      return;
    } finally {
      threads.release();
    }
  }
}
