package orch.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import orch.output.Printer;
import orch.term.SafeText;
import orch.term.Style;

/**
 * Prints findings as text:
 *
 * <pre>
 * ok       TCP           connected in 12 ms
 * warning  clock         42 s behind the service
 *                        set this machine's clock
 * </pre>
 */
final class FindingPrinter implements Printer {
  private static final int STATUS = 9;
  private static final int CHECK = 14;

  private final PrintStream out;
  private final Style style;

  FindingPrinter(PrintStream out, Style style) {
    this.out = out;
    this.style = style;
  }

  @Override
  public void print(JsonNode finding) {
    String status = finding.path("status").asText();
    String check = finding.path("check").asText();
    out.println(
        colored(status)
            + padding(status, STATUS)
            + check
            + padding(check, CHECK)
            + SafeText.line(finding.path("found").asText()));
    String advice = finding.path("advice").asText("");
    if (!advice.isEmpty()) {
      out.println(" ".repeat(STATUS + CHECK) + SafeText.line(advice));
    }
    // Printed at once, because the next check may take seconds.
    out.flush();
  }

  /** Pads a word to a width, with at least one space. */
  private static String padding(String word, int width) {
    return " ".repeat(Math.max(1, width - word.length()));
  }

  private String colored(String status) {
    return switch (status) {
      case "ok" -> style.green(status);
      case "warning" -> style.yellow(status);
      case "failed" -> style.red(status);
      default -> style.dim(status);
    };
  }

  @Override
  public void end() {
    out.flush();
  }
}
