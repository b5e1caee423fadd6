package orch.term;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.function.Function;

/** A line for each thing: JSON lines, or names. */
final class LinePrinter implements Printer {
  private final PrintStream out;
  private final Function<JsonNode, String> line;

  LinePrinter(PrintStream out, Function<JsonNode, String> line) {
    this.out = out;
    this.line = line;
  }

  @Override
  public void print(JsonNode thing) {
    out.print(line.apply(thing) + "\n");
  }

  @Override
  public void end() {}
}
