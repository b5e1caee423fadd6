package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import orch.term.SafeText;

/**
 * Prints comma-separated values (RFC 4180, but lines end with LF), as in
 *
 * <pre>
 * id,displayName,description
 * conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2,My Support Config,"Inbound, in two lines"
 * </pre>
 *
 * Values are printed as the service has them. To keep an address such as +15551230100 intact, a
 * spreadsheet must import the columns as text.
 */
final class CsvPrinter implements Printer {
  private final PrintStream out;
  private final boolean screen;
  private final List<Column> columns;
  private boolean headerDue;

  CsvPrinter(PrintStream out, boolean screen, List<Column> columns, boolean headed) {
    this.out = out;
    this.screen = screen;
    this.columns = columns;
    this.headerDue = headed;
  }

  @Override
  public void print(JsonNode thing) {
    header();
    line(columns.stream().map(column -> column.text(thing)).toList());
  }

  @Override
  public void end() {
    header();
  }

  private void header() {
    if (headerDue) {
      line(columns.stream().map(Column::path).toList());
      headerDue = false;
    }
  }

  private void line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = screen ? SafeText.line(cells.get(i)) : cells.get(i);
      line.append(i == 0 ? "" : ",").append(quoted(cell, cells.size() == 1));
    }
    out.print(line.append('\n'));
  }

  /** A lone empty cell would be an empty line, which readers skip. */
  private static String quoted(String cell, boolean alone) {
    boolean special = cell.chars().anyMatch(CsvPrinter::isSpecial);
    return special || (alone && cell.isEmpty()) ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }

  private static boolean isSpecial(int c) {
    return c == ',' || c == '"' || c == '\n' || c == '\r';
  }
}
