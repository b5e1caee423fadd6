package orch.term;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output that remembers why it could not be written, which a print stream forgets. */
public final class StandardOutput extends OutputStream {
  private final OutputStream out;
  private String failure = "";
  private boolean told;

  public StandardOutput(OutputStream out) {
    this.out = new BufferedOutputStream(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw noted(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw noted(e);
    }
  }

  private IOException noted(IOException e) {
    // A reader that has seen enough, as head does, is no failure; only its text tells it apart.
    String words = String.valueOf(e.getMessage());
    failure = words.contains("Broken pipe") ? "" : words;
    return e;
  }

  /**
   * Why the last write failed; empty when all is written, nobody reads any more, or the person has
   * been told.
   */
  public String failure() {
    return told ? "" : failure;
  }

  /** A stream for text that goes here. */
  public PrintStream text() {
    return new Text(this);
  }

  /**
   * Writes out what was printed to a stream.
   *
   * @return why that failed, which the caller tells the person; empty when all is written, nobody
   *     reads any more, or the stream is none of {@link #text}
   */
  static String flushed(PrintStream stream) {
    stream.flush();
    if (!(stream instanceof Text text)) {
      return "";
    }
    String failure = text.to.failure();
    text.to.told |= !failure.isEmpty();
    return failure;
  }

  private static final class Text extends PrintStream {
    private final StandardOutput to;

    Text(StandardOutput to) {
      super(to, false, StandardCharsets.UTF_8);
      this.to = to;
    }
  }
}
