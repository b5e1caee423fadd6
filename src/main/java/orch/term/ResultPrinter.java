package orch.term;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import orch.json.Json;

/** What a jq expression made: text as it is, everything else as JSON. */
final class ResultPrinter implements Printer {
  private final PrintStream out;
  private final boolean screen;
  private final boolean compact;

  ResultPrinter(PrintStream out, boolean screen, boolean compact) {
    this.out = out;
    this.screen = screen;
    this.compact = compact;
  }

  @Override
  public void print(JsonNode result) {
    if (result.isTextual()) {
      String text = result.textValue();
      out.print((screen ? Visible.lines(text) : text) + "\n");
    } else {
      String json = compact ? Json.compact(result) : Json.pretty(result);
      out.print((screen ? Visible.json(json) : json) + "\n");
    }
  }

  @Override
  public void end() {}
}
