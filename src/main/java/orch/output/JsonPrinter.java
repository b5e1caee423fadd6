package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import orch.json.Json;

/** Indented JSON: one thing as it is, or an array of things that is written while they come. */
final class JsonPrinter implements Printer {
  private final PrintStream out;
  private final boolean screen;
  private final boolean array;
  private boolean empty = true;

  JsonPrinter(PrintStream out, boolean screen, boolean array) {
    this.out = out;
    this.screen = screen;
    this.array = array;
  }

  @Override
  public void print(JsonNode thing) {
    if (array) {
      out.print(empty ? "[\n  " : ",\n  ");
    }
    Json.pretty(thing, lines(out, screen, array ? "\n  " : "\n"));
    if (!array) {
      out.print("\n");
    }
    empty = false;
  }

  /** Takes indented JSON. */
  static LineWriter lines(PrintStream out, boolean screen, String separator) {
    return new LineWriter(out, screen, separator);
  }

  @Override
  public void end() {
    if (array) {
      out.print(empty ? "[]\n" : "\n]\n");
    }
  }
}
