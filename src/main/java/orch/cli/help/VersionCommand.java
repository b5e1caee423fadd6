package orch.cli.help;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import orch.cli.app.App;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.problem.ExitCode;
import orch.host.Host;
import orch.host.Version;
import orch.json.Json;
import orch.output.Column;
import orch.output.OutputOptions;
import orch.output.Printer;
import orch.output.View;

/** {@code orch version}. */
public final class VersionCommand implements Command {
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

  public VersionCommand(App app) {
    this.app = app;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "version", "Show the versions of orch, Java and the system")
        .describe("Prints text, or with -o data for programs and bug reports.")
        .examples("orch version", "orch version -o json", "orch version --jq .java");
  }

  @Override
  public List<View> prints() {
    return List.of(VIEW);
  }

  @Override
  public Integer call() {
    ObjectNode version = version(app.host());
    OutputOptions layout = app.globals().layout();
    if (layout.format().isEmpty() && layout.fields().isEmpty() && layout.jq().isEmpty()) {
      print(version, app.terminal().out());
    } else {
      Printer printer = app.output(VIEW).one(VIEW);
      printer.print(version);
      printer.end();
    }
    return ExitCode.DONE.code();
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
