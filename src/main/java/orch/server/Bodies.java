package orch.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/**
 * Reads request bodies. None is read beyond the limit, and wide ones take turns from here to the
 * end of their request: a tree takes many times the memory of its text.
 */
final class Bodies {
  static final int LIMIT = 1 << 20;
  private static final int WIDE = 64 << 10;

  private final Semaphore turns = new Semaphore(2);

  /** A body's text, and the turn it holds on to. */
  final class Body implements AutoCloseable {
    private final String text;
    private final boolean hasTurn;

    private Body(String text, boolean hasTurn) {
      this.text = text;
      this.hasTurn = hasTurn;
    }

    String text() {
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
   * @param declared the Content-Length; empty when there is none
   * @throws Refusal when the body is larger than the limit, or not UTF-8
   * @throws IOException when the client does not send what it began
   */
  Body read(InputStream from, String declared) throws IOException {
    if (declared.length() > 18 || (!declared.isEmpty() && Long.parseLong(declared) > LIMIT)) {
      throw Refusal.tooLarge();
    }
    byte[] start = from.readNBytes(WIDE);
    return start.length < WIDE ? new Body(decoded(start), false) : wide(start, from);
  }

  private Body wide(byte[] start, InputStream from) throws IOException {
    turns.acquireUninterruptibly();
    boolean handedOver = false;
    try {
      ByteArrayOutputStream all = new ByteArrayOutputStream(4 * WIDE);
      all.write(start);
      all.write(from.readNBytes(LIMIT - WIDE + 1));
      if (all.size() > LIMIT) {
        throw Refusal.tooLarge();
      }
      Body body = new Body(decoded(all.toByteArray()), true);
      handedOver = true;
      return body;
    } finally {
      if (!handedOver) {
        turns.release();
      }
    }
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Refusal.invalid("The body is not UTF-8 text");
    }
  }
}
