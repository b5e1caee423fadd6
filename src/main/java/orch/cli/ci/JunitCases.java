package orch.cli.ci;

import java.util.List;
import java.util.Optional;
import orch.cli.report.ErrorReport;
import orch.output.XmlText;

/** What a command did as JUnit XML, with a case for each configuration. */
final class JunitCases {
  private JunitCases() {}

  /**
   * The report. A failure of no single configuration is a case of its own.
   *
   * @param command such as {@code orch config apply}
   */
  static String of(String command, List<Outcome> outcomes, Optional<ErrorReport> error) {
    StringBuilder cases = new StringBuilder();
    int failed = 0;
    for (Outcome each : outcomes) {
      boolean isFailed = each.state().equals(Outcome.FAILED) || each.state().equals("unknown");
      failed += isFailed ? 1 : 0;
      String name = each.change() + " " + (each.name().isEmpty() ? each.id() : each.name());
      String text = each.problem().isEmpty() ? "the result is unknown" : each.problem();
      cases.append(testCase(command, name, isFailed ? text : "", system(each)));
    }
    int count = outcomes.size();
    if (error.isPresent() && failed == 0) {
      count++;
      failed++;
      cases.append(testCase(command, "the command", error.get().message(), ""));
    }
    String counts = " tests=\"" + count + "\" failures=\"" + failed + "\" errors=\"0\"";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<testsuites name=\""
        + command
        + "\""
        + counts
        + ">\n  <testsuite name=\""
        + command
        + "\""
        + counts
        + ">\n"
        + cases
        + "  </testsuite>\n</testsuites>\n";
  }

  private static String system(Outcome each) {
    String operation = each.operation().isEmpty() ? "" : ", operation " + each.operation();
    return each.id() + ": " + each.state() + operation;
  }

  private static String testCase(String suite, String name, String failure, String text) {
    String begin =
        "    <testcase classname=\"" + suite + "\" name=\"" + XmlText.escaped(name) + "\">\n";
    String result =
        failure.isEmpty() ? "" : "      <failure message=\"" + XmlText.escaped(failure) + "\"/>\n";
    String out =
        text.isEmpty() ? "" : "      <system-out>" + XmlText.escaped(text) + "</system-out>\n";
    return begin + result + out + "    </testcase>\n";
  }
}
