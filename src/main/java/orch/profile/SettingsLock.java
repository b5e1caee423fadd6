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
 * The right to change the files of a settings directory. It is one file lock per directory, and the
 * lock file holds the number of the process that has it.
 */
final class SettingsLock {
  private static final String NAME = ".lock";
  private static final int LONGEST_NUMBER = 20;

  /** A file lock belongs to the process and does not keep its own threads apart. */
  private static final Map<Path, Semaphore> THREADS = new ConcurrentHashMap<>();

  private final Semaphore threads;
  private final FileChannel channel;

  private SettingsLock(Semaphore threads, FileChannel channel) {
    this.threads = threads;
    this.channel = channel;
  }

  /**
   * Waits for the lock of a directory, which is made where it is missing.
   *
   * @throws orch.concurrent.LockTimeoutException at the deadline of the wait
   * @throws SettingsFileException when the directory cannot be written to
   * @throws InterruptedException when the command is to end; nothing was changed
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

  /** Tries to get the lock, and remembers who had it instead. */
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
        // Not to be read from the file: whoever closes it gives up the lock of the whole process.
        holder = Optional.of("another command of this process");
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

  /** Lets the next command change the settings. */
  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The system gives up the lock even so, at the latest with the end of the process.
      return;
    } finally {
      threads.release();
    }
  }
}
