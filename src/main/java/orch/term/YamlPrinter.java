package orch.term;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import orch.configuration.YamlText;

/** YAML documents with {@code ---} between them, as files have them. */
final class YamlPrinter implements Printer {
  private final PrintStream out;
  private boolean first = true;

  YamlPrinter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void print(JsonNode thing) {
    out.print((first ? "" : "---\n") + visible(thing));
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
