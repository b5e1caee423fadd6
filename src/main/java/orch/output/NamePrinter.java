package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import java.util.StringJoiner;
import orch.term.SafeText;

/** Prints names: one line per item, with tabs between several values. */
final class NamePrinter implements Printer {
  private final PrintStream out;
  private final List<Column> columns;

  NamePrinter(PrintStream out, List<Column> columns) {
    this.out = out;
    this.columns = columns;
  }

  @Override
  public void print(JsonNode item) {
    StringJoiner line = new StringJoiner("\t", "", "\n");
    for (Column column : columns) {
      line.add(SafeText.line(column.text(item)));
    }
    out.print(line);
  }

  @Override
  public void end() {}
}
