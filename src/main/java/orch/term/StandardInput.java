package orch.term;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import orch.concurrent.DaemonThread;
import org.jspecify.annotations.Nullable;

/**
 * Standard input with an interruptible read, which a terminal and a pipe do not have. One
 * background thread reads, and only on demand. Input that arrives after an interrupt stays for the
 * next read.
 */
public final class StandardInput extends InputStream {
  private static final int CHUNK = 8192;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long FOREVER_MILLIS = Long.MAX_VALUE / 4;

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private @Nullable Thread reader;
  private boolean requested;
  private int from;
  private int to;
  private @Nullable IOException failure;

  /**
   * @param in the source; nothing else may read from it
   */
  public StandardInput(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * @throws InterruptedIOException when the thread is interrupted while it waits for input
   */
  @Override
  public synchronized int read(byte[] into, int at, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    if (from == to) {
      awaitChunk();
    }
    if (to < 0) {
      to = 0;
      return -1;
    }
    int count = Math.min(most, to - from);
    System.arraycopy(chunk, from, into, at, count);
    from += count;
    return count;
  }

  /**
   * Waits for input, without taking it. Input that arrives later stays for the next read.
   *
   * @param millis how long, above 0
   * @return whether a read would return at once: with input, or with the end of it
   * @throws InterruptedIOException when the thread is interrupted while it waits
   */
  synchronized boolean isReadyIn(long millis) throws IOException {
    if (from == to) {
      awaitChunk(millis);
    }
    return !requested;
  }

  /** Drops the input that was read and not taken. */
  synchronized void discard() {
    from = Math.max(from, to);
  }

  private void awaitChunk() throws IOException {
    awaitChunk(Long.MAX_VALUE);
  }

  private void awaitChunk(long millis) throws IOException {
    if (reader == null) {
      reader = DaemonThread.start("stdin", this::readChunks);
    }
    requested = true;
    notifyAll();
    long end = System.nanoTime() / NANOS_PER_MILLI + Math.min(millis, FOREVER_MILLIS);
    try {
      for (long left = 1; requested && left > 0; ) {
        left = end - System.nanoTime() / NANOS_PER_MILLI;
        wait(Math.max(1, left));
      }
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted while waiting for standard input");
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void readChunks() {
    try {
      while (true) {
        awaitRequest();
        readChunk();
      }
    } catch (InterruptedException e) {
      // Cannot happen: no other code has this thread, so that nothing interrupts it.
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void awaitRequest() throws InterruptedException {
    while (!requested) {
      wait();
    }
  }

  private void readChunk() {
    int count = 0;
    IOException problem = null;
    try {
      // No lock is held here, so that the waiting reader can be interrupted.
      count = in.read(chunk);
    } catch (IOException e) {
      problem = e;
    }
    synchronized (this) {
      from = 0;
      to = count;
      failure = problem;
      requested = false;
      notifyAll();
    }
  }
}
