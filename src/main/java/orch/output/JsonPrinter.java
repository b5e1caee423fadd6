package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import orch.json.Json;

/** Prints indented JSON: a single item, or an array that is written while the items arrive. */
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
  public void print(JsonNode item) {
    if (array) {
      out.print(empty ? "[\n  " : ",\n  ");
    }
    Json.pretty(item, lines(out, screen, array ? "\n  " : "\n"));
    if (!array) {
      out.print("\n");
    }
    empty = false;
  }

  /** A writer for indented JSON. */
  static LineWriter lines(PrintStream out, boolean screen, String separator) {
    return new LineWriter(out, screen, separator);
  }

  /** Ends the line, so that the error message does not continue it. */
  @Override
  public void breakOff() {
    if (array && !empty) {
      out.print("\n");
    }
  }

  @Override
  public void end() {
    if (array) {
      out.print(empty ? "[]\n" : "\n]\n");
    }
  }
}
