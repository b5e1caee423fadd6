package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;
import orch.picture.ConfigurationPicture;
import orch.picture.TreeDrawing;
import orch.picture.TreeSymbols;
import orch.term.Style;

/** Prints configurations as trees, with an empty line between two of them. */
final class TreePrinter implements Printer {
  private final PrintStream out;
  private final Style style;
  private final TreeSymbols symbols;
  private final IntSupplier width;
  private final Instant now;
  private boolean first = true;

  /**
   * @param width the width of the screen, asked for only when there is something to draw
   * @param now the moment for ages
   */
  TreePrinter(PrintStream out, Style style, TreeSymbols symbols, IntSupplier width, Instant now) {
    this.out = out;
    this.style = style;
    this.symbols = symbols;
    this.width = width;
    this.now = now;
  }

  @Override
  public void print(JsonNode item) {
    out.print(first ? "" : "\n");
    first = false;
    out.print(
        TreeDrawing.draw(
            ConfigurationPicture.of(item, symbols, Optional.of(now)),
            symbols,
            style,
            width.getAsInt()));
  }

  @Override
  public void end() {}
}
