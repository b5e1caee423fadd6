package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import orch.document.YamlText;
import orch.json.Footprint;
import orch.term.SafeText;

/** Prints YAML documents, separated by {@code ---}. */
final class YamlPrinter implements Printer {
  /**
   * The limit, in bytes of memory, for minimal quoting. The YAML of a larger item is not held in
   * memory: it is streamed, with all strings quoted.
   */
  private static final long LARGE = 4 << 20;

  private final PrintStream out;
  private final boolean screen;
  private boolean first = true;

  YamlPrinter(PrintStream out, boolean screen) {
    this.out = out;
    this.screen = screen;
  }

  @Override
  public void print(JsonNode item) {
    out.print(first ? "" : "---\n");
    if (Footprint.of(item) > LARGE) {
      YamlText.writeQuoted(item, JsonPrinter.lines(out, screen, "\n"));
    } else {
      out.print(screen ? visible(item) : YamlText.write(item));
    }
    first = false;
  }

  /** The YAML with unsafe characters escaped. Escapes work only in double-quoted strings. */
  private static String visible(JsonNode item) {
    String text = YamlText.write(item);
    return SafeText.json(text).equals(text) ? text : SafeText.json(YamlText.writeQuoted(item));
  }

  @Override
  public void end() {}
}
