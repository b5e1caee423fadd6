package orch.cli.apply;

import java.util.List;
import orch.cli.app.App;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.problem.ExitCode;
import orch.output.Format;
import orch.output.OutputOptions;
import orch.output.Printer;
import orch.output.View;
import orch.plan.SavedPlan;

/** {@code orch plan show}. */
public final class PlanShow implements Command {
  private final Argument<String> file =
      Argument.one("FILE", "the file that config apply --plan-out has written")
          .content(Content.FILE);
  private final App app;

  public PlanShow(App app) {
    this.app = app;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "show", "Show a saved plan")
        .describe(
            "Shows what config apply --plan will do, as it was when the plan was made. Needs"
                + " neither an account nor a network. -o prints the entries as data.")
        .examples("orch plan show changes.plan", "orch plan show changes.plan -o json")
        .takes(file);
  }

  @Override
  public List<View> prints() {
    return List.of(PlanData.VIEW);
  }

  @Override
  public Integer call() {
    OutputOptions layout = app.globals().layout();
    boolean isData =
        layout.format().isPresent() || layout.jq().isPresent() || !layout.fields().isEmpty();
    // A format that the plan does not have is refused before the file is read.
    Printer printer = app.output(PlanData.VIEW).many(PlanData.VIEW, Format.TABLE);
    SavedPlan plan = PlanFile.read(file.orElse(""), app, app.usualDeadline());
    if (isData) {
      plan.plan().entries().forEach(entry -> printer.print(PlanData.of(entry)));
      printer.end();
      return ExitCode.DONE.code();
    }
    new PlanText(app.dataStyle()).lines(plan.plan()).forEach(app.terminal().out()::println);
    app.flushOutput();
    app.note(
        PlanCounts.toDo(plan.plan())
            + "; made at "
            + plan.createdAt()
            + " for the account "
            + plan.account()
            + "; fingerprint "
            + plan.fingerprint());
    return ExitCode.DONE.code();
  }
}
