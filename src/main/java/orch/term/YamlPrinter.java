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
    out.print((first ? "" : "---\n") + YamlText.write(thing));
    first = false;
  }

  @Override
  public void end() {}
}
