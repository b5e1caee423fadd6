package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import orch.term.CellWidth;
import orch.term.SafeText;
import orch.term.Style;

/**
 * A table, as in
 *
 * <pre>
 * ID                                             NAME               VERSION
 * conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2  My Support Config  1
 * </pre>
 *
 * The first rows are held back to find the width of the columns; rows behind them are printed as
 * they come. Never cut, never wrapped.
 */
final class TablePrinter implements Printer {
  private static final int HELD_BACK = 1000;

  /** The most characters that are held back. */
  private static final int MOST_HELD_BACK = 4 << 20;

  /** A wider cell sticks out: the cells below it would be mostly spaces. */
  private static final int WIDEST = 1000;

  private static final String GAP = "  ";

  private final PrintStream out;
  private final Style style;
  private final List<Column> columns;
  private final List<List<String>> held = new ArrayList<>();
  private final int[] widths;
  private final boolean headed;
  private int characters;
  private boolean flowing;

  TablePrinter(PrintStream out, Style style, List<Column> columns, boolean headed) {
    this.out = out;
    this.style = style;
    this.columns = columns;
    this.headed = headed;
    this.widths = columns.stream().mapToInt(c -> headed ? c.header().length() : 0).toArray();
  }

  @Override
  public void print(JsonNode thing) {
    List<String> row =
        columns.stream().map(column -> SafeText.line(column.text().apply(thing))).toList();
    if (flowing) {
      out.print(line(row) + "\n");
      return;
    }
    held.add(row);
    for (int i = 0; i < widths.length; i++) {
      characters += row.get(i).length();
      widths[i] = Math.max(widths[i], Math.min(WIDEST, CellWidth.of(row.get(i))));
    }
    if (held.size() == HELD_BACK || characters > MOST_HELD_BACK) {
      flow();
    }
  }

  @Override
  public void end() {
    if (!flowing) {
      flow();
    }
  }

  /** The rows that have come are not lost. */
  @Override
  public void breakOff() {
    if (!held.isEmpty()) {
      flow();
    }
  }

  private void flow() {
    flowing = true;
    if (headed) {
      out.print(style.bold(line(columns.stream().map(Column::header).toList())) + "\n");
    }
    held.forEach(row -> out.print(line(row) + "\n"));
    held.clear();
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
