package orch.server.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A response body that is encoded piece by piece while it is written. */
public record ResponseBody(List<String> pieces, long length) {
  /**
   * The size of one write. The JDK's server keeps a buffer of twice the largest write per
   * connection, and a second one per thread outside the heap.
   */
  private static final int BLOCK = 8 << 10;

  public static ResponseBody of(List<String> pieces) {
    return new ResponseBody(pieces, pieces.stream().mapToLong(ResponseBody::bytes).sum());
  }

  /** The length of the text in UTF-8; a lone surrogate is written as a question mark. */
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

  /** How many bytes the character at this index takes beyond the first. */
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

  /** Writes the first {@code count} bytes. */
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
