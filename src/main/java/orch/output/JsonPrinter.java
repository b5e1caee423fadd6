package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import orch.json.Json;
import org.jspecify.annotations.Nullable;

/** Prints indented JSON: a single item, or an array that is written while the items arrive. */
final class JsonPrinter implements Printer {
  private final PrintStream out;
  private final boolean screen;
  private final boolean array;
  private final @Nullable JsonPainter painter;
  private boolean empty = true;

  JsonPrinter(PrintStream out, boolean screen, boolean array, @Nullable JsonPainter painter) {
    this.out = out;
    this.screen = screen;
    this.array = array;
    this.painter = painter;
  }

  @Override
  public void print(JsonNode item) {
    if (array) {
      out.print(painted(empty ? "[\n  " : ",\n  "));
    }
    Json.pretty(item, new LineWriter(out, screen, array ? "\n  " : "\n", painter));
    if (!array) {
      out.print("\n");
    }
    empty = false;
  }

  private String painted(String text) {
    return painter == null ? text : painter.paint(text);
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
      out.print(painted(empty ? "[]\n" : "\n]\n"));
    }
  }
}
