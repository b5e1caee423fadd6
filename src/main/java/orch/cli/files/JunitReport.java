package orch.cli.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orch.lint.Diagnostic;
import orch.output.XmlText;

/**
 * Findings as JUnit XML: a suite for each file, with a case for each finding, or one that passed. A
 * finding that does not make the command fail is output of a case that passed.
 */
final class JunitReport {
  private final StringBuilder xml = new StringBuilder();

  private JunitReport() {}

  static String of(Findings findings) {
    return new JunitReport().text(findings);
  }

  private String text(Findings findings) {
    long failed = findings.all().stream().filter(findings::isFailing).count();
    StringBuilder suites = new StringBuilder();
    int cases = 0;
    Map<String, List<Diagnostic>> byFile = new HashMap<>();
    for (Diagnostic finding : findings.all()) {
      byFile.computeIfAbsent(finding.file(), file -> new ArrayList<>()).add(finding);
    }
    for (String file : findings.files().keySet()) {
      List<Diagnostic> ofFile = byFile.getOrDefault(file, List.of());
      suite(file, ofFile, findings);
      cases += Math.max(1, ofFile.size());
    }
    suites.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    suites.append("<testsuites name=\"orch config validate\"" + counts(cases, failed) + ">\n");
    return suites.append(xml).append("</testsuites>\n").toString();
  }

  private static String counts(long cases, long failed) {
    return " tests=\"" + cases + "\" failures=\"" + failed + "\" errors=\"0\"";
  }

  private void suite(String file, List<Diagnostic> ofFile, Findings findings) {
    long failed = ofFile.stream().filter(findings::isFailing).count();
    String name = XmlText.escaped(file);
    xml.append("  <testsuite name=\"" + name + "\"");
    xml.append(counts(Math.max(1, ofFile.size()), failed)).append(">\n");
    if (ofFile.isEmpty()) {
      xml.append("    <testcase classname=\"" + name + "\" name=\"valid\"/>\n");
    }
    for (Diagnostic finding : ofFile) {
      finding(finding, name, findings.isFailing(finding));
    }
    xml.append("  </testsuite>\n");
  }

  private void finding(Diagnostic finding, String file, boolean isFailing) {
    String id = finding.rule().id();
    String at = file + ":" + finding.place().line() + ":" + finding.place().column();
    String text =
        at + ": " + finding.rule().severity().word() + ": " + XmlText.escaped(finding.text());
    String advice = XmlText.escaped(finding.rule().explanation().advice());
    xml.append("    <testcase classname=\"" + file + "\" name=\"" + id + " line ");
    xml.append(finding.place().line() + "\">\n");
    if (isFailing) {
      xml.append("      <failure type=\"" + id + "\" message=\"");
      xml.append(
          XmlText.escaped(finding.text()) + "\">" + text + "\nwrite: " + advice + "</failure>\n");
    } else {
      xml.append("      <system-out>" + text + "\nwrite: " + advice + "</system-out>\n");
    }
    xml.append("    </testcase>\n");
  }
}
