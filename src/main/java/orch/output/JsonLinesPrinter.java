package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import orch.json.Json;
import orch.term.SafeText;
import org.jspecify.annotations.Nullable;

/** Prints JSON lines: one item per line. */
final class JsonLinesPrinter implements Printer {
  private final PrintStream out;
  private final boolean screen;
  private final @Nullable JsonPainter painter;

  JsonLinesPrinter(PrintStream out, boolean screen, @Nullable JsonPainter painter) {
    this.out = out;
    this.screen = screen;
    this.painter = painter;
  }

  @Override
  public void print(JsonNode item) {
    String line = Json.compact(item);
    String shown = screen ? SafeText.json(line) : line;
    out.print((painter == null ? shown : painter.paint(shown)) + "\n");
  }

  @Override
  public void end() {}
}
