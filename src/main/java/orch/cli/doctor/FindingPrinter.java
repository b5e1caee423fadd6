package orch.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import orch.output.Printer;
import orch.term.SafeText;
import orch.term.Style;
import orch.term.TextWrap;

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

  /** The least room for a text, however narrow the terminal is. */
  private static final int LEAST = 8;

  private final PrintStream out;
  private final Style style;
  private final int room;

  /**
   * @param screen the width of the terminal, to which texts are wrapped
   */
  FindingPrinter(PrintStream out, Style style, int screen) {
    this.out = out;
    this.style = style;
    this.room = Math.max(LEAST, screen - STATUS - CHECK);
  }

  @Override
  public void print(JsonNode finding) {
    String status = finding.path("status").asText();
    String check = finding.path("check").asText();
    String head = colored(status) + padding(status, STATUS) + check + padding(check, CHECK);
    String margin = " ".repeat(STATUS + CHECK);
    out.println(head + wrapped(finding.path("found").asText(), margin));
    String advice = finding.path("advice").asText("");
    if (!advice.isEmpty()) {
      out.println(margin + wrapped(advice, margin));
    }
    // Printed at once, because the next check may take seconds.
    out.flush();
  }

  private String wrapped(String text, String margin) {
    return String.join("\n" + margin, TextWrap.lines(SafeText.line(text), room));
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
