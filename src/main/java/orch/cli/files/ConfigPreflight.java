package orch.cli.files;

import java.util.List;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.TimeoutFlag;
import orch.cli.input.FileFlags;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.EnumConverter;
import orch.cli.option.Option;
import orch.cli.preflight.Check;
import orch.cli.preflight.Preflight;
import orch.cli.preflight.PreflightFinding;
import orch.cli.preflight.Subject;
import orch.concurrent.Deadline;
import orch.output.Format;
import orch.output.Printer;
import orch.output.View;

/** {@code orch config preflight}. */
public final class ConfigPreflight implements Command {
  private final FileFlags files = new FileFlags().required();
  private final Option<Boolean> strict =
      Option.toggle("--strict")
          .description("exit with 3 also for warnings and for what is unknown");
  private final Option<List<Check>> skip =
      Option.each(Check.class, new EnumConverter<>(Check.values()), "--skip")
          .onlyOnCommandLine()
          .label("CHECK")
          .description("leave out a check; repeatable")
          .values(List.of(Check.values()).stream().map(Check::toString).toList());
  private final TimeoutFlag timeout = new TimeoutFlag();

  private final App app;
  private final Account account;

  public ConfigPreflight(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "preflight", "Check what documents refer to")
        .describe(
            "Checks documents against the account before they are written: whether the memory store"
                + " exists and is active, the intelligence configurations exist, the bridge service"
                + " exists and is free, the hosts of the callbacks resolve and speak TLS, the"
                + " account has room, and the credentials may write. Changes nothing, and sends no"
                + " request to a callback. What cannot be seen from here is unknown, never ok.",
            "Exits with 3 if there is a problem, and with 4 if the service refuses the credentials."
                + " With --strict, also exits with 3 for warnings and for what is unknown.")
        .examples(
            "orch config preflight -f support.yaml",
            "orch config preflight -f support.yaml --skip callbacks --strict",
            "orch config preflight -f support.yaml -o jsonl")
        .takes(files.all())
        .takes(strict, skip, timeout.flag());
  }

  @Override
  public List<View> prints() {
    return List.of(PreflightFinding.VIEW);
  }

  @Override
  public Integer call() throws InterruptedException {
    Deadline deadline = timeout.deadline(app);
    Printer printer = app.output(PreflightFinding.VIEW).many(PreflightFinding.VIEW, Format.TABLE);
    List<Subject> subjects = files.documents(app, deadline).stream().map(Subject::of).toList();
    List<PreflightFinding> findings =
        new Preflight(account, deadline, skip.orElse(List.of()))
            .run(subjects, finding -> printer.print(finding.json()));
    printer.end();
    if (app.globals().format().isEmpty()) {
      // The table has no room for it.
      Preflight.advice(findings).forEach(app::note);
    }
    app.note(Preflight.counts(findings));
    return Preflight.exit(findings, strict.isSet()).code();
  }
}
