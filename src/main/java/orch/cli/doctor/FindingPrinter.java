package orch.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
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
 * skipped  login, permission: answer failed
 * </pre>
 */
final class FindingPrinter implements Printer {
  private static final String SKIPPED = "skipped";
  private static final int STATUS = 9;
  private static final int CHECK = 14;

  /** The least room for a text, however narrow the terminal is. */
  private static final int LEAST = 8;

  private final PrintStream out;
  private final Style style;
  private final int room;
  private final List<String> skipped = new ArrayList<>();
  private String reason = "";

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
    String found = finding.path("found").asText();
    if (status.equals(SKIPPED)) {
      skip(check, found);
      return;
    }
    printSkipped();
    String head = colored(status) + padding(status, STATUS) + check + padding(check, CHECK);
    String margin = " ".repeat(STATUS + CHECK);
    out.println(head + wrapped(found, margin));
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

  /** Collects the checks that were skipped for the same reason, for one line. */
  private void skip(String check, String why) {
    if (!reason.equals(why)) {
      printSkipped();
    }
    skipped.add(check);
    reason = why;
  }

  private void printSkipped() {
    if (!skipped.isEmpty()) {
      String margin = " ".repeat(STATUS);
      List<String> lines =
          TextWrap.lines(SafeText.line(String.join(", ", skipped) + ": " + reason), room + CHECK);
      out.println(colored(SKIPPED) + padding(SKIPPED, STATUS) + String.join("\n" + margin, lines));
      skipped.clear();
    }
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
    printSkipped();
    out.flush();
  }
}
