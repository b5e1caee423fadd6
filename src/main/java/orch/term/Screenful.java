package orch.term;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Measures whether a text is longer than a screen. */
final class Screenful {
  private final int rows;
  private final int columns;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int used;

  /**
   * @param rows the lines of the screen; the last one is for the shell's prompt
   * @param columns the cells of a line; longer lines take several
   */
  Screenful(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /** Whether the text with these bytes added is longer than the screen. */
  boolean isExceededWith(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (bytes[i] == '\n') {
        used += linesOf(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else {
        line.write(bytes[i]);
      }
    }
    // A line that has not ended: few cells take more than eight bytes, with their color.
    return used + line.size() / 8 / columns >= rows;
  }

  private int linesOf(String text) {
    int cells = CellWidth.of(text.replaceAll("\033\\[[0-9;]*m", ""));
    return Math.max(1, (cells + columns - 1) / columns);
  }
}
