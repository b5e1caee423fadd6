package orch.cli.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import orch.json.Json;
import orch.lint.Diagnostic;
import orch.output.Column;
import orch.output.View;

/** A finding as data. */
final class FindingData {
  static final View VIEW =
      new View(
          List.of("rule"),
          List.of(
              Column.of("FILE", "file").as(Column.Kind.TEXT),
              Column.of("LINE", "line"),
              Column.of("COLUMN", "column"),
              Column.of("SEVERITY", "severity"),
              Column.of("RULE", "rule"),
              Column.of("MESSAGE", "message").as(Column.Kind.TEXT)),
          List.of(
              Column.of("FILE", "file"),
              Column.of("LINE", "line"),
              Column.of("COLUMN", "column"),
              Column.of("SEVERITY", "severity"),
              Column.of("RULE", "rule"),
              Column.of("PATH", "path"),
              Column.of("MESSAGE", "message"),
              Column.of("ADVICE", "advice")),
          List.of("file", "line", "column", "severity", "rule", "path", "message", "advice"));

  private FindingData() {}

  static ObjectNode of(Diagnostic finding) {
    ObjectNode data = Json.object();
    data.put("file", finding.file());
    data.put("line", finding.place().line());
    data.put("column", finding.place().column());
    data.put("severity", finding.rule().severity().word());
    data.put("rule", finding.rule().id());
    data.put("path", finding.path());
    data.put("message", finding.text());
    data.put("advice", finding.rule().explanation().advice());
    return data;
  }
}
