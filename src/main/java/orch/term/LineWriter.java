package orch.term;

import java.io.PrintStream;
import java.io.Writer;
import java.util.function.UnaryOperator;

/**
 * Passes text on line by line, with a separator between the lines: indented JSON can be many times
 * as large as what it says, and is never held as a whole.
 */
final class LineWriter extends Writer {
  private static final int PIECE = 8 << 10;

  private final PrintStream out;
  private final UnaryOperator<String> shown;
  private final String separator;
  private final StringBuilder line = new StringBuilder();
  private final StringBuilder piece = new StringBuilder();

  /**
   * @param shown makes a line fit to be shown
   * @param separator what stands between two lines, the line end included
   */
  LineWriter(PrintStream out, UnaryOperator<String> shown, String separator) {
    this.out = out;
    this.shown = shown;
    this.separator = separator;
  }

  @Override
  public void write(char[] text, int from, int length) {
    int begin = from;
    for (int i = from; i < from + length; i++) {
      if (text[i] == '\n') {
        line.append(text, begin, i - begin);
        endLine();
        piece.append(separator);
        begin = i + 1;
      }
    }
    line.append(text, begin, from + length - begin);
  }

  private void endLine() {
    piece.append(shown.apply(line.toString()));
    line.setLength(0);
    if (piece.length() > PIECE) {
      flushPiece();
    }
  }

  private void flushPiece() {
    out.print(piece);
    piece.setLength(0);
  }

  /** A line is passed on when it is whole: half a character cannot be made visible. */
  @Override
  public void flush() {}

  @Override
  public void close() {
    endLine();
    flushPiece();
  }
}
