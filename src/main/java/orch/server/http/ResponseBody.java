package orch.server.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bytes of an answer's body, made piece by piece while they are written. */
public record ResponseBody(List<String> pieces, long length) {
  /**
   * The JDK's server keeps, per connection, a buffer of twice the largest block it was ever given,
   * and a second one per thread outside the heap.
   */
  private static final int BLOCK = 8 << 10;

  public static ResponseBody of(List<String> pieces) {
    return new ResponseBody(pieces, pieces.stream().mapToLong(ResponseBody::bytes).sum());
  }

  /** How long the text is in UTF-8; a lone half of a character becomes a question mark there. */
  private static long bytes(String text) {
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        bytes += more(text, i);
      }
    }
    return bytes;
  }

  /** The bytes beyond the first. */
  private static int more(String text, int at) {
    char c = text.charAt(at);
    if (c < 0x800) {
      return 1;
    }
    if (!Character.isSurrogate(c)) {
      return 2;
    }
    boolean first =
        Character.isHighSurrogate(c)
            && at + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(at + 1));
    boolean second =
        Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    return first || second ? 1 : 0;
  }

  /** Writes so many bytes from the start. */
  public void write(OutputStream to, long count) throws IOException {
    OutputStream blocks = new BufferedOutputStream(to, BLOCK);
    long left = count;
    for (String text : pieces) {
      byte[] piece = text.getBytes(StandardCharsets.UTF_8);
      for (int at = 0; at < piece.length && left > 0; at += BLOCK) {
        int some = (int) Math.min(left, Math.min(BLOCK, piece.length - at));
        blocks.write(piece, at, some);
        left -= some;
      }
    }
    blocks.flush();
  }
}
