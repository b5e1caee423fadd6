package orch.cli.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import orch.fleet.AccountState;
import orch.fleet.Report.Merged;
import orch.fleet.Report.Result;
import orch.output.MarkdownText;
import orch.output.XmlText;

/** Reports of fleets as documents for other programs. */
final class ReportDocuments {
  private ReportDocuments() {}

  /** The numbers: {@code 12 accounts: 11 done, 1 failed}. */
  static String counts(Merged merged) {
    Map<AccountState, Integer> counts = new EnumMap<>(AccountState.class);
    merged.results().forEach(each -> counts.merge(each.state(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach((state, count) -> parts.add(count + " " + state));
    return Fleet.count(merged.results().size())
        + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
  }

  /** JUnit XML: a case for each account. */
  static String junit(String command, Merged merged) {
    long failed = merged.results().stream().filter(each -> !each.state().isWell()).count();
    String numbers =
        " tests=\"" + merged.results().size() + "\" failures=\"" + failed + "\" errors=\"0\"";
    String suite = XmlText.escaped(command);
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuites name=\"" + suite + "\"" + numbers + ">\n");
    xml.append("  <testsuite name=\"" + suite + "\"" + numbers + ">\n");
    for (Result result : merged.results()) {
      xml.append("    <testcase classname=\"" + suite + "\" name=\"");
      xml.append(XmlText.escaped(label(result)) + "\" time=\"");
      xml.append(result.json().path("seconds").asText("0") + "\"");
      if (result.state().isWell()) {
        xml.append("/>\n");
      } else {
        xml.append(">\n      <failure type=\"" + result.state() + "\" message=\"");
        xml.append(XmlText.escaped(problem(result)) + "\"/>\n    </testcase>\n");
      }
    }
    return xml.append("  </testsuite>\n</testsuites>\n").toString();
  }

  /** A table in Markdown, with the accounts that have not ended well first. */
  static String markdown(String command, Merged merged) {
    StringBuilder text = new StringBuilder("**" + command + "**: " + counts(merged) + "\n\n");
    text.append("| account | state | create | update | delete | unchanged | error |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    for (boolean isWell : new boolean[] {false, true}) {
      for (Result result : merged.results()) {
        if (result.state().isWell() == isWell) {
          row(text, result);
        }
      }
    }
    return text.toString();
  }

  private static void row(StringBuilder text, Result result) {
    text.append("| ").append(MarkdownText.code(label(result)));
    text.append(" | ").append(result.state());
    for (String number : List.of("create", "update", "delete", "unchanged")) {
      text.append(" | ").append(result.json().path(number).asText(""));
    }
    String problem = result.state().isWell() ? "" : problem(result);
    text.append(" | ").append(problem.isEmpty() ? "" : MarkdownText.code(problem)).append(" |\n");
  }

  private static String label(Result result) {
    JsonNode json = result.json();
    String sid = json.path("account").asText("");
    String name = json.path("name").asText("");
    return sid.isEmpty() || name.equals(sid) ? name : name + " (" + sid + ")";
  }

  private static String problem(Result result) {
    String why = result.json().path("error").path("detail").asText("");
    String code = result.json().path("exitCode").asText("");
    return code.isEmpty() || code.equals("0")
        ? result.state().toString()
        : result.state() + ", exit " + code + (why.isEmpty() ? "" : ": " + why);
  }
}
