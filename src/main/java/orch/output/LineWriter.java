package orch.output;

import java.io.PrintStream;
import java.io.Writer;
import orch.term.SafeText;

/**
 * Passes text on line by line, with a separator between the lines: indented JSON can be many times
 * as large as what it says, and is never held as a whole.
 */
final class LineWriter extends Writer {
  private static final int PIECE = 8 << 10;

  private final PrintStream out;
  private final boolean screen;
  private final String separator;
  private final StringBuilder line = new StringBuilder();
  private final StringBuilder piece = new StringBuilder();

  /**
   * @param screen whether the lines go to a terminal, and must be fit to be shown there
   * @param separator what stands between two lines, the line end included
   */
  LineWriter(PrintStream out, boolean screen, String separator) {
    this.out = out;
    this.screen = screen;
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
    piece.append(screen ? SafeText.json(line.toString()) : line);
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
