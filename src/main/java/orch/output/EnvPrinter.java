package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;

/**
 * Prints the ids of an item as lines for an {@code .env} file, in the part of the notation that
 * shells, Docker and the libraries for such files read alike. A value that is unknown has no line.
 */
final class EnvPrinter implements Printer {
  private static final String PLAIN = "[A-Za-z0-9_.:/@%+=,-]+";
  private static final String QUOTABLE = "[ -&(-~]+";

  private final PrintStream out;
  private final List<Column> variables;

  /**
   * @param variables the columns; their headings are the names of the variables
   */
  EnvPrinter(PrintStream out, List<Column> variables) {
    this.out = out;
    this.variables = variables;
  }

  @Override
  public void print(JsonNode item) {
    for (Column variable : variables) {
      String value = variable.text(item);
      if (!value.isEmpty()) {
        out.print(line(variable.header(), value) + "\n");
      }
    }
  }

  /** A value that the readers of such files would understand differently is left out. */
  private static String line(String name, String value) {
    if (value.matches(PLAIN)) {
      return name + "=" + value;
    }
    return value.matches(QUOTABLE)
        ? name + "='" + value + "'"
        : "# " + name + " has characters that this file cannot hold";
  }

  @Override
  public void end() {}
}
