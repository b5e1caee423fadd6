package orch.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The right to be the only one of this user who writes to a thing. */
public final class Turn implements AutoCloseable {
  /** A file lock is the process's: it does not keep its own threads apart. */
  private static final Map<Path, Semaphore> HERE = new ConcurrentHashMap<>();

  private final Semaphore here;
  private final FileChannel channel;

  private Turn(Semaphore here, FileChannel channel) {
    this.here = here;
    this.channel = channel;
  }

  static Turn at(Path file) throws IOException, InterruptedException {
    Semaphore here = HERE.computeIfAbsent(file, path -> new Semaphore(1));
    here.acquire();
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.lock();
      return new Turn(here, channel);
    } catch (IOException e) {
      if (channel != null) {
        channel.close();
      }
      here.release();
      if (e instanceof FileLockInterruptionException) {
        throw new InterruptedException();
      }
      throw e;
    }
  }

  /** Lets the next one in. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      here.release();
    }
  }
}
