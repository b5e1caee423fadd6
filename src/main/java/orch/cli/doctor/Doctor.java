package orch.cli.doctor;

import java.util.List;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.DefaultValueCheck;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.problem.ExitCode;
import orch.output.Column;
import orch.output.Format;
import orch.output.OutputOptions;
import orch.output.Printer;
import orch.output.View;
import orch.term.ScreenWidth;
import orch.term.Terminal;

/** {@code orch doctor}. */
public final class Doctor implements Command {
  private static final View VIEW =
      new View(
          "check",
          List.of(
              Column.of("CHECK", "check"),
              Column.of("STATUS", "status"),
              Column.of("FOUND", "found").as(Column.Kind.TEXT),
              Column.of("ADVICE", "advice").as(Column.Kind.TEXT)),
          List.of("check", "status", "found", "advice", "exitCode"));

  private final App app;
  private final Account account;
  private final DefaultValueCheck check;
  private ExitCode first = ExitCode.DONE;

  public Doctor(App app, Account account, DefaultValueCheck check) {
    this.app = app;
    this.check = check;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "doctor", "Check this machine and the connection to the API")
        .describe(
            "Checks Java, the directories, the settings, the credentials, and each step of the"
                + " connection to the API: proxy, DNS, TCP, TLS, clock, login. Prints no"
                + " secrets and changes nothing. The exit code is that of the first check"
                + " that failed.")
        .examples("orch doctor", "orch -p local doctor", "orch doctor -o json");
  }

  @Override
  public List<View> prints() {
    return List.of(VIEW);
  }

  @Override
  public Integer call() throws InterruptedException {
    Printer printer = printer();
    for (Finding finding : MachineChecks.of(app.host())) {
      report(finding, printer);
    }
    for (Finding finding : new SettingsChecks(app, check).all()) {
      report(finding, printer);
    }
    NetworkChecks way = new NetworkChecks(account, finding -> report(finding, printer));
    way.run();
    printer.end();
    return first.code();
  }

  private Printer printer() {
    OutputOptions layout = app.globals().layout();
    boolean toRead =
        layout.format().isEmpty() && layout.fields().isEmpty() && layout.jq().isEmpty();
    return toRead
        ? new FindingPrinter(app.terminal().out(), app.dataStyle(), width())
        : app.output(VIEW).many(VIEW, Format.TABLE);
  }

  /** The width of the terminal. In a pipe, no text is wrapped. */
  private int width() {
    return app.terminal().isTerminal(Terminal.Stream.OUT)
        ? ScreenWidth.ofStandardOutput(app.host().environment())
        : Integer.MAX_VALUE;
  }

  private void report(Finding finding, Printer printer) {
    if (first == ExitCode.DONE) {
      first = finding.exit();
    }
    printer.print(finding.json(app.host().home().toString()));
  }
}
