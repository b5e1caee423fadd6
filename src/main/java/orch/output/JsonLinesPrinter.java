package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import orch.json.Json;
import orch.term.SafeText;

/** Prints JSON lines: one item per line. */
final class JsonLinesPrinter implements Printer {
  private final PrintStream out;
  private final boolean screen;

  JsonLinesPrinter(PrintStream out, boolean screen) {
    this.out = out;
    this.screen = screen;
  }

  @Override
  public void print(JsonNode item) {
    String line = Json.compact(item);
    out.print((screen ? SafeText.json(line) : line) + "\n");
  }

  @Override
  public void end() {}
}
