package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Optional;
import orch.picture.ConfigurationPicture;
import orch.picture.MermaidChart;
import orch.picture.Node;
import orch.picture.TreeSymbols;

/** Prints all configurations as one mermaid flowchart. */
final class MermaidPrinter implements Printer {
  private final PrintStream out;
  private int printed;

  MermaidPrinter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void print(JsonNode item) {
    head();
    printed++;
    // The chart becomes part of a document, where ages would soon be wrong.
    Node picture = ConfigurationPicture.of(item, TreeSymbols.UNICODE, Optional.empty());
    out.print(MermaidChart.draw(picture, printed));
  }

  private void head() {
    if (printed == 0) {
      out.print(MermaidChart.HEAD);
    }
  }

  @Override
  public void end() {
    head();
  }
}
