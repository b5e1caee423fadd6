package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import orch.term.CellWidth;
import orch.term.SafeText;
import orch.term.Style;

/**
 * Prints a table, as in
 *
 * <pre>
 * ID                                             NAME               VERSION
 * conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2  My Support Config  1
 * </pre>
 *
 * The first rows are buffered to find the column widths; later rows are printed at once. Cells are
 * never cut and never wrapped.
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

  private static final String GAP = "  ";

  private final PrintStream out;
  private final Style style;
  private final List<Column> columns;
  private final List<List<String>> buffered = new ArrayList<>();
  private final int[] widths;
  private final boolean headed;
  private int characters;
  private boolean started;

  TablePrinter(PrintStream out, Style style, List<Column> columns, boolean headed) {
    this.out = out;
    this.style = style;
    this.columns = columns;
    this.headed = headed;
    this.widths = columns.stream().mapToInt(c -> headed ? c.header().length() : 0).toArray();
  }

  @Override
  public void print(JsonNode item) {
    List<String> row =
        columns.stream().map(column -> SafeText.line(column.text().apply(item))).toList();
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
    if (headed) {
      out.print(style.bold(line(columns.stream().map(Column::header).toList())) + "\n");
    }
    buffered.forEach(row -> out.print(line(row) + "\n"));
    buffered.clear();
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      line.append(cell);
      if (i < cells.size() - 1) {
        line.append(" ".repeat(Math.max(0, widths[i] - CellWidth.of(cell)))).append(GAP);
      }
    }
    return line.toString().stripTrailing();
  }
}
