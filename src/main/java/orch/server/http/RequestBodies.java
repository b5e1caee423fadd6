package orch.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads request bodies. None is read beyond the limit. Of wide ones only so many are read at once,
 * and they take turns from here to the end of their request: a tree takes many times the memory of
 * its text.
 */
public final class RequestBodies {
  public static final int LIMIT = 1 << 20;
  private static final int WIDE = 64 << 10;
  private static final int WIDE_AT_ONCE = 16;

  /** What the client of a wide body may take to send it while others wait. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Semaphore places = new Semaphore(WIDE_AT_ONCE);
  private final Semaphore turns = new Semaphore(2);
  private final ExchangeThreads threads;

  public RequestBodies(ExchangeThreads threads) {
    this.threads = threads;
  }

  /** A body's text, and the turn it holds on to. */
  public final class Body implements AutoCloseable {
    private final String text;
    private final boolean hasTurn;

    private Body(String text, boolean hasTurn) {
      this.text = text;
      this.hasTurn = hasTurn;
    }

    public String text() {
      return text;
    }

    @Override
    public void close() {
      if (hasTurn) {
        turns.release();
      }
    }
  }

  /**
   * Reads the body of a request.
   *
   * @param declared the Content-Length; empty when there is none
   * @throws RefusalException when the body is larger than the limit, or not UTF-8
   * @throws IOException when the client does not send what it began
   */
  public Body read(InputStream from, String declared) throws IOException {
    if (declared.length() > 18 || (!declared.isEmpty() && Long.parseLong(declared) > LIMIT)) {
      throw RefusalException.tooLarge();
    }
    byte[] start = from.readNBytes(WIDE);
    threads.works();
    return start.length < WIDE ? new Body(decoded(start), false) : wide(start, from);
  }

  private Body wide(byte[] start, InputStream from) throws IOException {
    byte[] all = whole(start, from);
    turns.acquireUninterruptibly();
    boolean handedOver = false;
    try {
      Body body = new Body(decoded(all), true);
      handedOver = true;
      return body;
    } finally {
      if (!handedOver) {
        turns.release();
      }
    }
  }

  private byte[] whole(byte[] start, InputStream from) throws IOException {
    takePlace();
    try {
      threads.awaitsClient(PATIENCE);
      ByteArrayOutputStream all = new ByteArrayOutputStream(4 * WIDE);
      all.write(start);
      all.write(from.readNBytes(LIMIT - WIDE + 1));
      threads.works();
      if (all.size() > LIMIT) {
        throw RefusalException.tooLarge();
      }
      return all.toByteArray();
    } finally {
      places.release();
    }
  }

  private void takePlace() throws IOException {
    try {
      while (!places.tryAcquire(50, TimeUnit.MILLISECONDS)) {
        threads.dropSlow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the control plane ends");
    }
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw RefusalException.invalid("The body is not UTF-8 text");
    }
  }
}
