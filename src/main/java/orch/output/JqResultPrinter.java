package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import orch.json.Json;
import orch.term.SafeText;
import org.jspecify.annotations.Nullable;

/** Prints the results of a jq expression: strings without quotes, everything else as JSON. */
final class JqResultPrinter implements Printer {
  private static final int CHECK_INTERVAL = 1000;

  private final PrintStream out;
  private final boolean screen;
  private final boolean compact;
  private final @Nullable JsonPainter painter;
  private int printed;

  JqResultPrinter(PrintStream out, boolean screen, boolean compact, @Nullable JsonPainter painter) {
    this.out = out;
    this.screen = screen;
    this.compact = compact;
    this.painter = painter;
  }

  @Override
  public void print(JsonNode result) {
    printed++;
    if (result.isTextual()) {
      String text = result.textValue();
      out.print((screen ? SafeText.lines(text) : text) + "\n");
    } else if (compact) {
      String json = Json.compact(result);
      String shown = screen ? SafeText.json(json) : json;
      out.print((painter == null ? shown : painter.paint(shown)) + "\n");
    } else {
      Json.pretty(result, new LineWriter(out, screen, "\n", painter));
      out.print("\n");
    }
  }

  /**
   * Whether the output still has a reader, checked once per 1,000 results: an expression may
   * produce results without end.
   */
  boolean isRead() {
    return printed % CHECK_INTERVAL != 0 || !out.checkError();
  }

  @Override
  public void end() {}
}
