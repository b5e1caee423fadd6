package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import orch.term.CellWidth;
import orch.term.SafeText;
import orch.term.Style;

/**
 * Prints a table, as in
 *
 * <pre>
 * NAME               ID                                             VERSION
 * My Support Config  conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2  1
 * </pre>
 *
 * The first rows are buffered to find the column widths; later rows are printed at once. No line is
 * wider than the screen: texts are cut, and columns for which there is no room are left out.
 * Without a screen, nothing is.
 */
final class TablePrinter implements Printer {
  private static final int MAX_ROWS = 1000;

  /** The most characters that are buffered. */
  private static final int MAX_CHARACTERS = 4 << 20;

  /**
   * The widest column. A longer cell extends beyond it, because the other cells would be mostly
   * spaces.
   */
  private static final int MAX_WIDTH = 1000;

  /** The width of a pipe or a file. */
  static final int UNLIMITED = Integer.MAX_VALUE - MAX_WIDTH;

  private static final String ELLIPSIS = "\u2026";

  private final PrintStream out;
  private final Style style;
  private final List<Column> columns;
  private final Frame frame;
  private final List<List<String>> buffered = new ArrayList<>();
  private int[] widths;
  private boolean isCut;
  private int characters;
  private boolean started;

  /**
   * What is around the rows.
   *
   * @param headed whether the table begins with a header line
   * @param screen the width of the screen, asked for only when the table begins
   * @param now the moment for ages
   */
  record Frame(boolean headed, IntSupplier screen, Instant now) {}

  TablePrinter(PrintStream out, Style style, List<Column> columns, Frame frame) {
    this.out = out;
    this.style = style;
    this.columns = columns;
    this.frame = frame;
    this.widths = columns.stream().mapToInt(c -> frame.headed ? c.header().length() : 0).toArray();
  }

  @Override
  public void print(JsonNode item) {
    List<String> row =
        columns.stream().map(column -> SafeText.line(column.text(item, frame.now))).toList();
    if (started) {
      out.print(line(row) + "\n");
      return;
    }
    buffered.add(row);
    for (int i = 0; i < widths.length; i++) {
      characters += row.get(i).length();
      widths[i] = Math.max(widths[i], Math.min(MAX_WIDTH, CellWidth.of(row.get(i))));
    }
    if (buffered.size() == MAX_ROWS || characters > MAX_CHARACTERS) {
      start();
    }
  }

  @Override
  public void end() {
    if (!started) {
      start();
    }
  }

  /** Prints the buffered rows, so that they are not lost. */
  @Override
  public void breakOff() {
    if (!buffered.isEmpty()) {
      start();
    }
  }

  private void start() {
    started = true;
    int screen = frame.screen.getAsInt();
    isCut = screen != UNLIMITED;
    widths = ColumnWidths.fitting(columns, widths, screen);
    if (frame.headed) {
      out.print(style.bold(line(columns.stream().map(Column::header).toList())) + "\n");
    }
    buffered.forEach(row -> out.print(line(row) + "\n"));
    buffered.clear();
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    int due = 0;
    for (int i = 0; i < cells.size(); i++) {
      if (widths[i] != ColumnWidths.NONE) {
        String cell = isCut ? cut(cells.get(i), widths[i]) : cells.get(i);
        line.append(" ".repeat(due)).append(cell);
        due = Math.max(0, widths[i] - CellWidth.of(cell)) + ColumnWidths.GAP;
      }
    }
    return line.toString().stripTrailing();
  }

  private static String cut(String cell, int width) {
    if (CellWidth.of(cell) <= width) {
      return cell;
    }
    return width < 1 ? "" : CellWidth.cut(cell, width - 1).stripTrailing() + ELLIPSIS;
  }
}
