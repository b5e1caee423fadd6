package orch.term;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Standard output that remembers why a write failed, which a print stream forgets. */
public final class StandardOutput extends OutputStream {
  private OutputStream out;
  private @Nullable OutputStream direct;
  private String failure = "";
  private boolean reported;

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
    // A reader that closes the pipe, such as head, is not a failure. Only the text tells it apart.
    String message = String.valueOf(e.getMessage());
    failure = message.contains("Broken pipe") ? "" : message;
    return e;
  }

  /**
   * Why the last write failed; empty when nothing failed, the reader closed the pipe, or the
   * failure was already reported.
   */
  public String failure() {
    return reported ? "" : failure;
  }

  /**
   * Lets a stream that was made by {@link #text} write to another one, which gets the output to
   * write to, until {@link #undivert}.
   */
  static void divert(PrintStream stream, UnaryOperator<OutputStream> through) {
    if (stream instanceof Text text && text.to.direct == null) {
      text.to.direct = text.to.out;
      text.to.out = through.apply(text.to.out);
    }
  }

  /** Closes that other stream, which ends what it does with the text. */
  static void undivert(PrintStream stream) {
    if (stream instanceof Text text && text.to.direct != null) {
      text.to.endDiversion(text.to.direct);
    }
  }

  private void endDiversion(OutputStream to) {
    OutputStream diverted = out;
    out = to;
    direct = null;
    try {
      diverted.close();
    } catch (IOException e) {
      noted(e);
    }
  }

  /** A stream that writes text to this output. */
  public PrintStream text() {
    return new Text(this);
  }

  /**
   * Flushes a stream.
   *
   * @return why that failed, which the caller must report; empty when nothing failed, the reader
   *     closed the pipe, or the stream was not made by {@link #text}
   */
  static String flushed(PrintStream stream) {
    stream.flush();
    if (!(stream instanceof Text text)) {
      return "";
    }
    String failure = text.to.failure();
    text.to.reported |= !failure.isEmpty();
    return failure;
  }

  /** Forgets a failure that was reported, so that the next command can report its own. */
  static void forget(PrintStream stream) {
    if (stream instanceof Text text && text.to.reported) {
      text.to.reported = false;
      text.to.failure = "";
    }
  }

  private static final class Text extends PrintStream {
    private final StandardOutput to;

    Text(StandardOutput to) {
      super(to, false, StandardCharsets.UTF_8);
      this.to = to;
    }
  }
}
