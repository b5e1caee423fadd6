package orch.server;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bytes of an answer's body. */
record Content(List<byte[]> pieces, long length) {
  /**
   * The JDK's server keeps, per connection, a buffer of twice the largest block it was ever given,
   * and a second one per thread outside the heap.
   */
  private static final int BLOCK = 8 << 10;

  static Content of(List<String> texts) {
    List<byte[]> pieces =
        texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    return new Content(pieces, pieces.stream().mapToLong(piece -> piece.length).sum());
  }

  /** Writes so many bytes from the start. */
  void write(OutputStream to, long count) throws IOException {
    OutputStream blocks = new BufferedOutputStream(to, BLOCK);
    long left = count;
    for (byte[] piece : pieces) {
      for (int at = 0; at < piece.length && left > 0; at += BLOCK) {
        int some = (int) Math.min(left, Math.min(BLOCK, piece.length - at));
        blocks.write(piece, at, some);
        left -= some;
      }
    }
    blocks.flush();
  }
}
