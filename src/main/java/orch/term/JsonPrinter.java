package orch.term;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import orch.json.Json;

/** Indented JSON: one thing as it is, or an array of things that is written while they come. */
final class JsonPrinter implements Printer {
  private final PrintStream out;
  private final boolean array;
  private boolean empty = true;

  JsonPrinter(PrintStream out, boolean array) {
    this.out = out;
    this.array = array;
  }

  @Override
  public void print(JsonNode thing) {
    String text = Visible.json(Json.pretty(thing));
    if (array) {
      out.print(empty ? "[\n  " : ",\n  ");
      out.print(text.replace("\n", "\n  "));
    } else {
      out.print(text + "\n");
    }
    empty = false;
  }

  @Override
  public void end() {
    if (array) {
      out.print(empty ? "[]\n" : "\n]\n");
    }
  }
}
