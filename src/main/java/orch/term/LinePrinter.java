package orch.term;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import orch.json.Json;

/** JSON lines: each thing on a line of its own. */
final class LinePrinter implements Printer {
  private final PrintStream out;
  private final boolean screen;

  LinePrinter(PrintStream out, boolean screen) {
    this.out = out;
    this.screen = screen;
  }

  @Override
  public void print(JsonNode thing) {
    String line = Json.compact(thing);
    out.print((screen ? Visible.json(line) : line) + "\n");
  }

  @Override
  public void end() {}
}
