package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import orch.json.Json;
import orch.term.SafeText;

/** What a jq expression made: text as it is, everything else as JSON. */
final class JqResultPrinter implements Printer {
  private static final int LOOK = 1000;

  private final PrintStream out;
  private final boolean screen;
  private final boolean compact;
  private int printed;

  JqResultPrinter(PrintStream out, boolean screen, boolean compact) {
    this.out = out;
    this.screen = screen;
    this.compact = compact;
  }

  @Override
  public void print(JsonNode result) {
    printed++;
    if (result.isTextual()) {
      String text = result.textValue();
      out.print((screen ? SafeText.lines(text) : text) + "\n");
    } else if (compact) {
      String json = Json.compact(result);
      out.print((screen ? SafeText.json(json) : json) + "\n");
    } else {
      Json.pretty(result, JsonPrinter.lines(out, screen, "\n"));
      out.print("\n");
    }
  }

  /** Whether somebody still reads, looked at now and then: an expression may go on for ever. */
  boolean isRead() {
    return printed % LOOK != 0 || !out.checkError();
  }

  @Override
  public void end() {}
}
