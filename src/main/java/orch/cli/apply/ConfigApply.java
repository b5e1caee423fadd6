package orch.cli.apply;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orch.cli.app.Account;
import orch.cli.app.AccountRun;
import orch.cli.app.App;
import orch.cli.app.Confirmation;
import orch.cli.app.WriteLog;
import orch.cli.apply.FilePlanSource.Rules;
import orch.cli.apply.PlanSource.Made;
import orch.cli.input.FileFlags;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.option.WholeNumberConverter;
import orch.cli.preflight.Subject;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.cli.write.DryRun;
import orch.cli.write.ReceiptFlag;
import orch.cli.write.TrackedWrite;
import orch.cli.write.WaitFlags;
import orch.cli.write.Warnings;
import orch.concurrent.Deadline;
import orch.document.Document;
import orch.output.View;
import orch.plan.Action;
import orch.plan.Plan;
import orch.plan.PlanEntry;
import orch.plan.SavedPlan;

/** {@code orch config apply}. */
public final class ConfigApply implements Command {
  private static final int PARALLEL = 4;

  private final FileFlags files = new FileFlags();
  private final DocumentFilter filter = new DocumentFilter();
  private final Option<Boolean> adopt =
      Option.toggle("--adopt")
          .onlyOnCommandLine()
          .description(
              "take over a configuration that is not in the lock, or that has a document's bridge"
                  + " service");
  private final PruneFlags prune = new PruneFlags();
  private final Option<String> planOut =
      Option.text("--plan-out")
          .onlyOnCommandLine()
          .label("FILE")
          .content(Content.FILE)
          .description("save the plan in FILE, and apply nothing");
  private final Option<String> saved =
      Option.text("--plan")
          .onlyOnCommandLine()
          .label("FILE")
          .content(Content.FILE)
          .description("apply the plan in FILE, exactly as it was saved, or nothing");
  private final Option<Integer> parallel =
      Option.of(Integer.class, new WholeNumberConverter(1, 32), "--parallel")
          .label("N")
          .standard(String.valueOf(PARALLEL))
          .description("number of writes that are sent at the same time");
  private final Option<String> events =
      Option.text("--events")
          .onlyOnCommandLine()
          .label("FILE")
          .content(Content.FILE)
          .description("also write each step to FILE, as lines of JSON");
  private final Option<Boolean> preflight =
      Option.toggle("--preflight")
          .description("run the checks of config preflight first, and stop at a problem");
  private final Option<Boolean> dryRun =
      Option.toggle("--dry-run").description("print the requests without sending them");
  private final ReceiptFlag receipt = new ReceiptFlag();
  private final Warnings warnings = new Warnings();
  private final WaitFlags waiting = new WaitFlags();

  private final App app;
  private final Account account;
  private final LockStore lock;

  public ConfigApply(App app, Account account) {
    this.app = app;
    this.account = account;
    this.lock = new LockStore(app, account);
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "apply", "Make live configurations match files")
        .describe(
            "Shows the plan, asks, and then creates and updates configurations until they are as in"
                + " the files, several at the same time, and waits for all of them. Elsewhere than"
                + " at a terminal it needs --yes. Only fields that are in a file change; null"
                + " removes a field. Nothing is sent for a configuration that is as in its file.",
            "A document belongs to the configuration with its id, else to the one in the lock file,"
                + " else to the one with exactly its displayName; without one, a configuration is created. If a configuration"
                + " changes while the plan is shown, nothing is sent (exit code 6). The failure of"
                + " one does not stop the others. The same command again does the rest.")
        .examples(
            "orch config apply -f support.yaml",
            "orch config apply -f support.yaml -f sales.yaml --yes",
            "orch config apply -f support.yaml -f sales.yaml --filter sales --yes",
            "orch config apply -f support.yaml --lock orch.lock.yaml --adopt --yes",
            "orch config apply -f support.yaml --prune --yes",
            "orch config apply -f support.yaml --plan-out changes.plan",
            "orch config apply --plan changes.plan --yes",
            "orch config apply -f support.yaml --yes --events events.jsonl -o json",
            "orch config apply -f support.yaml --yes --receipt receipt.json")
        .takes(files.all())
        .takes(filter.flag(), lock.flag(), adopt)
        .takes(prune.all())
        .takes(planOut, saved)
        .takes(parallel, events, receipt.flag(), preflight, dryRun)
        .takes(warnings.flag())
        .takes(waiting.all());
  }

  @Override
  public List<View> prints() {
    return List.of(ApplyResults.VIEW);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (planOut.value().isPresent() && receipt.flag().value().isPresent()) {
      throw new UsageException("--plan-out applies nothing: leave out --receipt");
    }
    receipt.begin(account, true, dryRun.isSet());
    account.saveIndexAtEnd();
    Deadline deadline = app.deadline(waiting.patience().timeout());
    try (ApplyTurn turn = new ApplyTurn(account)) {
      return apply(turn, deadline);
    }
  }

  private int apply(ApplyTurn turn, Deadline deadline) throws InterruptedException {
    ApplyResults results = new ApplyResults(app);
    if (saved.value().isPresent()) {
      refuseWithSavedPlan();
      String file = saved.value().get();
      SavedPlanSource source =
          new SavedPlanSource(account, file, PlanFile.read(file, app, deadline));
      takeUnlessAsked(turn, deadline);
      Made made = source.make(waiting, deadline);
      check(PlanPreflight.subjects(made.plan(), List.of()), deadline);
      return apply(made, source, turn, new PlanWrites(account, source::key), results, deadline);
    }
    List<Document> documents = filter.chosen(files.documents(app, deadline));
    prune.check(lock.name(files.names(app)), documents, filter.isGiven());
    Rules rules = new Rules(adopt.isSet(), prune.isSet(), !filter.isGiven());
    FilePlanSource source = new FilePlanSource(account, files.names(app), documents, lock, rules);
    takeUnlessAsked(turn, deadline);
    Made made = source.make(waiting, deadline);
    warnings.show(PlanFindings.of(made.plan(), documents), account);
    prune.refuseTooMany(made.plan(), app);
    check(PlanPreflight.subjects(made.plan(), documents), deadline);
    PlanWrites writes = new PlanWrites(account);
    if (!dryRun.isSet()) {
      writes.inRun(app.lockWait(deadline));
    }
    return apply(made, source, turn, writes, results, deadline);
  }

  /** Where nobody is asked, no time passes between the plan and its writes. */
  private void takeUnlessAsked(ApplyTurn turn, Deadline deadline) throws InterruptedException {
    AccountRun run = app.accountRun();
    boolean isPlanOnly =
        dryRun.isSet() || planOut.value().isPresent() || (run != null && run.isPlanOnly());
    if (app.globals().isYes() && !account.connection().isProtected() && !isPlanOnly) {
      turn.take(deadline);
    }
  }

  private void check(List<Subject> subjects, Deadline deadline) throws InterruptedException {
    if (preflight.isSet() && !subjects.isEmpty()) {
      new PlanPreflight(account, deadline).check(subjects);
    }
  }

  private void refuseWithSavedPlan() {
    boolean isOther =
        Stream.concat(
                files.all().stream(),
                Stream.of(filter.flag(), lock.flag(), adopt, planOut, prune.all().get(0)))
            .anyMatch(flag -> flag.value().isPresent());
    if (isOther) {
      throw new UsageException(
          "--plan applies a plan as it was saved: leave out -f with its options, --filter, --lock,"
              + " --adopt, --prune and --plan-out");
    }
  }

  private int apply(
      Made made,
      PlanSource source,
      ApplyTurn turn,
      PlanWrites writes,
      ApplyResults results,
      Deadline deadline)
      throws InterruptedException {
    Plan plan = made.plan();
    AccountRun run = app.accountRun();
    if (run != null) {
      run.planned(plan, PlanData.of(plan));
    }
    warn(plan);
    source.tell(made);
    if (run != null && run.isPlanOnly()) {
      show(plan);
      return ExitCode.DONE.code();
    }
    if (planOut.value().isPresent()) {
      show(plan);
      PlanFile.save(planOut.value().get(), made, account);
      app.note(
          "the plan is saved; to apply it: "
              + app.commandLine("config apply", "--plan", planOut.value().get()));
      return ExitCode.DONE.code();
    }
    if (made.lock().isPresent()) {
      lock.checkWritable(made.lock().get());
    }
    if (dryRun.isSet()) {
      new DryRun(account).print(writes.of(plan).stream().map(TrackedWrite::write).toList());
      return ExitCode.DONE.code();
    }
    PlanExecution execution = new PlanExecution(account, waiting, lock, parallel.orElse(PARALLEL));
    try (PlanEvents steps = PlanEvents.into(events.value(), app)) {
      if (!plan.isEmpty()) {
        show(plan);
        confirm(plan);
      }
      steps.planned(plan);
      log(made);
      if (plan.isEmpty()) {
        execution.record(made, List.of(), deadline);
        app.note("nothing to do: " + PlanCounts.toDo(plan));
        results.print(plan);
      } else {
        execution.run(made, source, turn, writes, steps, results);
      }
      return ExitCode.DONE.code();
    }
  }

  private void log(Made made) {
    WriteLog log = account.log();
    if (log == null) {
      return;
    }
    made.plan().entries(Action.UNCHANGED).forEach(entry -> log.unchanged(entry.live()));
    if (log.receipt().isPresent()) {
      SavedPlan hashed = PlanFile.of(made, account);
      log.plan(Map.of("planFingerprint", hashed.fingerprint(), "planInputs", hashed.inputs()));
    }
  }

  private void warn(Plan plan) {
    for (PlanEntry entry : plan.entries()) {
      if (entry.changesGrouping()) {
        app.messages().warning(entry.label() + PlanEntry.GROUPING_WARNING);
      }
    }
  }

  /** Even with --quiet, unless nothing is asked: nobody should confirm what was not shown. */
  private void show(Plan plan) {
    if (app.globals().isQuiet() && app.globals().isYes()) {
      return;
    }
    List<String> lines = new PlanText(app.messageStyle()).lines(plan);
    app.messages().plan(PlanData.of(plan), lines, PlanCounts.toDo(plan));
  }

  private void confirm(Plan plan) throws InterruptedException {
    String profile = account.connection().origin().profile();
    new Confirmation(app, account.connection().isProtected())
        .toApply(PlanCounts.toDo(plan), profile, () -> details(plan));
  }

  private void details(Plan plan) {
    PlanSides.unified(plan, app.messageStyle()).forEach(app.terminal().err()::println);
  }
}
