package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import orch.document.YamlText;
import orch.json.Footprint;
import orch.term.SafeText;

/** YAML documents with {@code ---} between them, as files have them. */
final class YamlPrinter implements Printer {
  /**
   * Of a thing that takes more memory than this the text is not held, and what must be quoted is
   * not found out: all of it is.
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
  public void print(JsonNode thing) {
    out.print(first ? "" : "---\n");
    if (Footprint.of(thing) > LARGE) {
      YamlText.writeQuoted(thing, JsonPrinter.lines(out, screen, "\n"));
    } else {
      out.print(screen ? visible(thing) : YamlText.write(thing));
    }
    first = false;
  }

  /** Only between double quotes does an escape stand for its character. */
  private static String visible(JsonNode thing) {
    String text = YamlText.write(thing);
    return SafeText.json(text).equals(text) ? text : SafeText.json(YamlText.writeQuoted(thing));
  }

  @Override
  public void end() {}
}
