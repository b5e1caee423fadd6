package orch.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import orch.Host;
import orch.json.Json;
import orch.term.Column;
import orch.term.Layout;
import orch.term.Printer;
import orch.term.View;

/** {@code orch version}. */
final class ShowVersion implements Command {
  private static final View VIEW =
      new View(
          "version",
          List.of(
              Column.of("VERSION", "version"),
              Column.of("JAVA", "java"),
              Column.of("VENDOR", "javaVendor"),
              Column.of("OS", "os"),
              Column.of("OS VERSION", "osVersion"),
              Column.of("ARCHITECTURE", "architecture")),
          List.of("version", "java", "javaVendor", "os", "osVersion", "architecture"));

  private final App app;

  ShowVersion(App app) {
    this.app = app;
  }

  @Override
  public Form form() {
    return Form.of(this, "version", "Show the version of orch and of what it runs on")
        .describe("Prints text for people, or with -o what programs and reports of bugs want.")
        .examples("orch version", "orch version -o json", "orch version --jq .java");
  }

  @Override
  public Integer call() {
    ObjectNode version = version(app.host());
    Layout layout = app.globals().layout();
    if (layout.format().isEmpty() && layout.fields().isEmpty() && layout.jq().isEmpty()) {
      print(version, app.terminal().out());
    } else {
      Printer printer = app.output(VIEW).one(VIEW);
      printer.print(version);
      printer.end();
    }
    return Exit.DONE.code();
  }

  private static ObjectNode version(Host host) {
    ObjectNode version = Json.object().put("version", Version.NUMBER);
    version.put("java", host.property("java.version"));
    version.put("javaVendor", host.property("java.vendor"));
    version.put("os", host.property("os.name"));
    version.put("osVersion", host.property("os.version"));
    return version.put("architecture", host.property("os.arch"));
  }

  private static void print(ObjectNode version, PrintStream out) {
    out.println("orch " + version.path("version").asText());
    out.println(
        "Java " + version.path("java").asText() + " (" + version.path("javaVendor").asText() + ")");
    out.println(
        version.path("os").asText()
            + " "
            + version.path("osVersion").asText()
            + " "
            + version.path("architecture").asText());
  }
}
