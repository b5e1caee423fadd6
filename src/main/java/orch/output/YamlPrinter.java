package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import orch.document.YamlText;
import orch.json.Footprint;
import orch.term.SafeText;
import org.jspecify.annotations.Nullable;

/** Prints YAML documents, separated by {@code ---}. */
final class YamlPrinter implements Printer {
  /**
   * The limit, in bytes of memory, for minimal quoting. The YAML of a larger item is not held in
   * memory: it is streamed, with all strings quoted.
   */
  private static final long LARGE = 4 << 20;

  private final PrintStream out;
  private final boolean screen;
  private final @Nullable Palette palette;
  private boolean first = true;

  /**
   * @param palette the colors; null for none
   */
  YamlPrinter(PrintStream out, boolean screen, @Nullable Palette palette) {
    this.out = out;
    this.screen = screen;
    this.palette = palette;
  }

  @Override
  public void print(JsonNode item) {
    out.print(first ? "" : "---\n");
    if (Footprint.of(item) > LARGE) {
      YamlText.writeQuoted(item, new LineWriter(out, screen, "\n", painter()));
    } else {
      String text = screen ? visible(item) : YamlText.write(item);
      LinePainter painter = painter();
      out.print(painter == null ? text : painter.paint(text));
    }
    first = false;
  }

  /** A painter for the next document. */
  private @Nullable LinePainter painter() {
    return palette == null ? null : new YamlPainter(palette);
  }

  /** The YAML with unsafe characters escaped. Escapes work only in double-quoted strings. */
  private static String visible(JsonNode item) {
    String text = YamlText.write(item);
    return SafeText.json(text).equals(text) ? text : SafeText.json(YamlText.writeQuoted(item));
  }

  @Override
  public void end() {}
}
