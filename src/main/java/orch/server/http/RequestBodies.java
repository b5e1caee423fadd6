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
 * Reads request bodies of at most 1 MiB, and bounds the memory they take. At most 16 large bodies
 * are read at once, and at most two requests with a large body are processed at once: a JSON tree
 * takes many times the memory of its text.
 */
public final class RequestBodies {
  public static final int LIMIT = 1 << 20;
  private static final int LARGE = 64 << 10;
  private static final int MAX_LARGE_READS = 16;

  /** How long a client may take to send a large body while others wait. */
  private static final Duration CLIENT_TIMEOUT = Duration.ofSeconds(3);

  private final Semaphore readPermits = new Semaphore(MAX_LARGE_READS);
  private final Semaphore processingPermits = new Semaphore(2);
  private final ExchangeThreads threads;

  public RequestBodies(ExchangeThreads threads) {
    this.threads = threads;
  }

  /** A body's text. A large body holds a processing permit until it is closed. */
  public final class Body implements AutoCloseable {
    private final String text;
    private final boolean hasPermit;

    private Body(String text, boolean hasPermit) {
      this.text = text;
      this.hasPermit = hasPermit;
    }

    public String text() {
      return text;
    }

    @Override
    public void close() {
      if (hasPermit) {
        processingPermits.release();
      }
    }
  }

  /**
   * Reads the body of a request.
   *
   * @param declared the Content-Length; empty when there is none
   * @throws RefusalException when the body is larger than the limit, or not UTF-8
   * @throws IOException when the client does not send the whole body
   */
  public Body read(InputStream from, String declared) throws IOException {
    if (declared.length() > 18 || (!declared.isEmpty() && Long.parseLong(declared) > LIMIT)) {
      throw RefusalException.tooLarge();
    }
    byte[] start = from.readNBytes(LARGE);
    threads.stopClientTimeout();
    return start.length < LARGE ? new Body(decoded(start), false) : readLarge(start, from);
  }

  private Body readLarge(byte[] start, InputStream from) throws IOException {
    byte[] all = readRest(start, from);
    processingPermits.acquireUninterruptibly();
    boolean handedOver = false;
    try {
      Body body = new Body(decoded(all), true);
      handedOver = true;
      return body;
    } finally {
      if (!handedOver) {
        processingPermits.release();
      }
    }
  }

  private byte[] readRest(byte[] start, InputStream from) throws IOException {
    acquireReadPermit();
    try {
      threads.startClientTimeout(CLIENT_TIMEOUT);
      ByteArrayOutputStream all = new ByteArrayOutputStream(4 * LARGE);
      all.write(start);
      all.write(from.readNBytes(LIMIT - LARGE + 1));
      threads.stopClientTimeout();
      if (all.size() > LIMIT) {
        throw RefusalException.tooLarge();
      }
      return all.toByteArray();
    } finally {
      readPermits.release();
    }
  }

  private void acquireReadPermit() throws IOException {
    try {
      while (!readPermits.tryAcquire(50, TimeUnit.MILLISECONDS)) {
        threads.dropSlow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the control plane is closing");
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
