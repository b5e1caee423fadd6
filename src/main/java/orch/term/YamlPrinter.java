package orch.term;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import orch.configuration.YamlText;

/** YAML documents with {@code ---} between them, as files have them. */
final class YamlPrinter implements Printer {
  private final PrintStream out;
  private final boolean screen;
  private boolean first = true;

  YamlPrinter(PrintStream out, boolean screen) {
    this.out = out;
    this.screen = screen;
  }

  @Override
  public void print(JsonNode thing) {
    out.print((first ? "" : "---\n") + (screen ? visible(thing) : YamlText.write(thing)));
    first = false;
  }

  /** Only between double quotes does an escape stand for its character. */
  private static String visible(JsonNode thing) {
    String text = YamlText.write(thing);
    return Visible.json(text).equals(text) ? text : Visible.json(YamlText.writeQuoted(thing));
  }

  @Override
  public void end() {}
}
