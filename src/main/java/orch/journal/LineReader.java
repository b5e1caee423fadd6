package orch.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a file line by line, from any offset. Lines that are too long are not kept in memory. */
final class LineReader implements Closeable {
  /** The longest line that is read, in bytes; longer ones are read as empty. */
  static final int LONGEST_LINE = 8 << 20;

  private static final int BUFFER = 1 << 16;

  // Unlike a channel, a random access file does not react to interrupts.
  private final RandomAccessFile file;
  private final byte[] buffer;
  private int next;
  private int filled;
  private long position;
  private byte[] kept = new byte[0];
  private int length;
  private boolean tooLong;
  private boolean terminated = true;
  private long bytes;

  /**
   * @param file a regular file
   * @param from the offset of the first line, in bytes
   */
  LineReader(Path file, long from) throws IOException {
    this.file = new RandomAccessFile(file.toFile(), "r");
    this.buffer = new byte[BUFFER];
    this.file.seek(from);
    this.position = from;
  }

  /** The next line without its line end; null at the end of the file. */
  @Nullable String next() throws IOException {
    length = 0;
    tooLong = false;
    boolean any = false;
    while (next < filled || fill()) {
      any = true;
      int end = next;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      terminated = end < filled;
      if (terminated && length == 0 && !tooLong) {
        return lineInBuffer(end);
      }
      keep(end);
      if (terminated) {
        advance(end + 1);
        return text();
      }
      advance(end);
    }
    return any ? text() : null;
  }

  /** Whether the last line read had a line end. */
  boolean isTerminated() {
    return terminated;
  }

  /** The offset of the next line, in bytes. */
  long position() {
    return position;
  }

  /** The number of bytes read from the file. */
  long bytes() {
    return bytes;
  }

  private boolean fill() throws IOException {
    next = 0;
    filled = Math.max(0, file.read(buffer));
    bytes += filled;
    return filled > 0;
  }

  private void advance(int end) {
    position += end - next;
    next = end;
  }

  private String lineInBuffer(int end) {
    String line = new String(buffer, next, end - next, StandardCharsets.UTF_8);
    advance(end + 1);
    return line;
  }

  private void keep(int end) {
    int more = end - next;
    tooLong = tooLong || length + more > LONGEST_LINE;
    if (tooLong) {
      kept = new byte[0];
      length = 0;
      return;
    }
    if (length + more > kept.length) {
      kept = Arrays.copyOf(kept, Math.min(LONGEST_LINE, Math.max(BUFFER, 2 * (length + more))));
    }
    System.arraycopy(buffer, next, kept, length, more);
    length += more;
  }

  private String text() {
    return new String(kept, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
