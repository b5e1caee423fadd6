package orch.term;

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
    String json = Json.pretty(thing);
    String text = screen ? Visible.json(json) : json;
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
