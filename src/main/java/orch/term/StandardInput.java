package orch.term;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import orch.concurrent.DaemonThread;
import org.jspecify.annotations.Nullable;

/**
 * Standard input that a waiting reader can be interrupted at, which a terminal or a pipe cannot:
 * one thread reads, and only when somebody asks. What arrives after a reader was interrupted is
 * there for the next one.
 */
public final class StandardInput extends InputStream {
  private static final int CHUNK = 8192;

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private @Nullable Thread reader;
  private boolean asked;
  private int from;
  private int to;
  private @Nullable IOException failure;

  /**
   * @param in is read by this stream alone from now on
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
   * @throws InterruptedIOException when the thread is interrupted while there is nothing to read
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

  private void awaitChunk() throws IOException {
    if (reader == null) {
      reader = DaemonThread.start("stdin", this::readChunks);
    }
    asked = true;
    notifyAll();
    try {
      while (asked) {
        wait();
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
        awaitQuestion();
        answer();
      }
    } catch (InterruptedException e) {
      // Nobody knows this thread, so nobody interrupts it.
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void awaitQuestion() throws InterruptedException {
    while (!asked) {
      wait();
    }
  }

  private void answer() {
    int count = 0;
    IOException problem = null;
    try {
      // No lock is held here: whoever asked must be able to stop waiting.
      count = in.read(chunk);
    } catch (IOException e) {
      problem = e;
    }
    synchronized (this) {
      from = 0;
      to = count;
      failure = problem;
      asked = false;
      notifyAll();
    }
  }
}
