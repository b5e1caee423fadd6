package orch.cli.files;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;
import orch.document.Place;
import orch.lint.Diagnostic;
import orch.lint.Severity;
import orch.term.CellWidth;
import orch.term.SafeText;
import orch.term.Style;

/**
 * Findings for people, with the line of each and a mark below the place:
 *
 * <pre>
 * support.yaml:8:16: warning: O012 channelSettings.SMS.captureRules[0].from "555" is not an E.164 number
 *     - {from: "555", to: "*"}
 *              ^
 *   write: +, the country code and the number, without spaces, such as +15551230100
 *
 * 1 warning in 1 file
 * what the rules mean: orch help rules
 * </pre>
 *
 * The advice of a rule is printed once.
 */
final class HumanReport {
  /** The most characters of a line that are shown. */
  private static final int WIDTH = 120;

  /** How many of them stand before the place, when the line is longer. */
  private static final int BEFORE = 60;

  private final PrintStream out;
  private final Style style;

  HumanReport(PrintStream out, Style style) {
    this.out = out;
    this.style = style;
  }

  void print(Findings findings) {
    Set<String> advised = new HashSet<>();
    for (Diagnostic finding : findings.all()) {
      Place place = finding.place();
      String at = finding.file() + ":" + place.line() + ":" + place.column() + ":";
      out.println(
          style.bold(SafeText.line(at))
              + " "
              + colored(finding.rule().severity())
              + " "
              + finding.rule().id()
              + " "
              + SafeText.line(finding.text()));
      line(finding.line(), place);
      if (advised.add(finding.rule().id())) {
        out.println("  write: " + finding.rule().explanation().advice());
      }
    }
    if (!findings.all().isEmpty()) {
      out.println();
    }
    out.println(findings.summary());
    if (!findings.all().isEmpty()) {
      out.println("what the rules mean: orch help rules");
    }
  }

  private String colored(Severity severity) {
    return switch (severity) {
      case ERROR -> style.red("error:");
      case WARNING -> style.yellow("warning:");
      case NOTE -> style.dim("note:");
    };
  }

  /** The line of a place, or the part of it around the place, with a mark below. */
  private void line(String line, Place place) {
    if (line.isBlank()) {
      return;
    }
    int length = line.codePointCount(0, line.length());
    int column = Math.min(place.column() - 1, length);
    int from = length > WIDTH ? Math.max(0, column - BEFORE) : 0;
    int to = Math.min(length, from + WIDTH);
    String before = shown(line, from, column);
    out.println("    " + style.dim(before + shown(line, column, to)));
    out.println("    " + " ".repeat(CellWidth.of(before)) + style.yellow("^"));
  }

  /** A part of a line, on which a tab is one space wide. */
  private static String shown(String line, int from, int to) {
    String part = line.substring(line.offsetByCodePoints(0, from), line.offsetByCodePoints(0, to));
    return SafeText.line(part.replace('\t', ' '));
  }
}
