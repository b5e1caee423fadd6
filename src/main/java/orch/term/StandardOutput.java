package orch.term;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A standard stream that remembers why a write failed, which a print stream forgets, and that
 * writes above the live area on its terminal.
 */
public final class StandardOutput extends OutputStream {
  private volatile OutputStream out;
  private @Nullable OutputStream direct;
  private volatile @Nullable LiveArea area;
  private String failure = "";
  private boolean reported;

  /** Standard output, in a buffer. */
  public StandardOutput(OutputStream out) {
    this(out, true);
  }

  private StandardOutput(OutputStream out, boolean buffered) {
    this.out = buffered ? new BufferedOutputStream(out) : out;
  }

  /** Standard error, which has no buffer. */
  public static StandardOutput ofErrors(OutputStream err) {
    return new StandardOutput(err, false);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      LiveArea shown = area;
      if (shown == null) {
        out.write(bytes, from, length);
      } else {
        shown.writeAbove(out, bytes, from, length);
      }
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

  /** Everything that the stream writes goes above this area; null for no area. */
  static void cover(PrintStream stream, @Nullable LiveArea area) {
    if (stream instanceof Text text) {
      text.to.area = area;
    }
  }

  /** Whether something is written above an area. */
  static boolean isCovered(PrintStream stream) {
    return stream instanceof Text text && text.to.area != null;
  }

  /** Whether the text of a stream is in a pager, which has the terminal. */
  static boolean isInPager(PrintStream stream) {
    return stream instanceof Text text
        && text.to.out instanceof PagedOutput paged
        && paged.isShown();
  }

  /** The stream that an area itself is written to. */
  static OutputStream beneath(PrintStream stream) {
    return stream instanceof Text text ? text.to.out : stream;
  }

  private static final class Text extends PrintStream {
    private final StandardOutput to;

    Text(StandardOutput to) {
      super(to, false, StandardCharsets.UTF_8);
      this.to = to;
    }

    /** Writes a line in one piece, so that the lines of several processes do not mix. */
    @Override
    public void println(@Nullable String line) {
      print(line + System.lineSeparator());
    }
  }
}
