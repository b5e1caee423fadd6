package orch.output;

import java.io.PrintStream;
import java.io.Writer;
import orch.term.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * Writes text line by line, with a separator between the lines. Indented JSON can be many times
 * larger than its data, so it is never held in memory as a whole.
 */
final class LineWriter extends Writer {
  private static final int PIECE = 8 << 10;

  private final PrintStream out;
  private final boolean screen;
  private final String separator;
  private final @Nullable LinePainter painter;
  private final StringBuilder line = new StringBuilder();
  private final StringBuilder piece = new StringBuilder();

  /**
   * @param screen whether the lines go to a terminal, and must be made safe for it
   * @param separator the text between two lines, including the line end
   * @param painter gives the lines their colors; null for none
   */
  LineWriter(PrintStream out, boolean screen, String separator, @Nullable LinePainter painter) {
    this.out = out;
    this.screen = screen;
    this.separator = separator;
    this.painter = painter;
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
    if (painter != null) {
      piece.append(painter.paint(screen ? SafeText.json(line.toString()) : line.toString()));
    } else {
      piece.append(screen ? SafeText.json(line.toString()) : line);
    }
    line.setLength(0);
    if (piece.length() > PIECE) {
      flushPiece();
    }
  }

  private void flushPiece() {
    out.print(piece);
    piece.setLength(0);
  }

  /**
   * Does nothing: only complete lines are written, because half a surrogate pair cannot be escaped.
   */
  @Override
  public void flush() {}

  @Override
  public void close() {
    endLine();
    flushPiece();
  }
}
