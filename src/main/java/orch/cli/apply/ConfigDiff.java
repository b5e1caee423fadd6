package orch.cli.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orch.cli.app.Account;
import orch.cli.app.AccountRun;
import orch.cli.app.App;
import orch.cli.app.TimeoutFlag;
import orch.cli.input.FileFlags;
import orch.cli.input.FileScope;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.EnumConverter;
import orch.cli.option.Option;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.document.Document;
import orch.output.Format;
import orch.output.OutputOptions;
import orch.output.Printer;
import orch.output.View;
import orch.plan.FileComparison;
import orch.plan.Lock;
import orch.plan.Plan;
import orch.plan.PlanEntry;
import orch.plan.Planner.Ownership;

/** {@code orch config diff}. */
public final class ConfigDiff implements Command {
  /** How the differences are written for people; {@code -o} prints them as data. */
  enum Notation {
    HUMAN,
    UNIFIED,
    MARKDOWN
  }

  private final FileFlags files = new FileFlags();
  private final Option<Notation> notation =
      Option.of(Notation.class, new EnumConverter<>(Notation.values()), "--format")
          .label("HOW")
          .standard("human")
          .description("notation of the differences; -o prints data instead");
  private final Option<Boolean> exitCode =
      Option.toggle("--exit-code")
          .onlyOnCommandLine()
          .description("exit with 10 if there are differences");
  private final Option<Boolean> external =
      Option.toggle("--external")
          .description("show the differences with the command in ORCH_DIFF, such as \"diff -u\"");
  private final Option<String> against =
      Option.text("--against")
          .onlyOnCommandLine()
          .label("git:REVISION")
          .description("compare the files with those of a git revision, without an account");
  private final Option<Boolean> drift =
      Option.toggle("--drift")
          .onlyOnCommandLine()
          .description("tell what changed since the last apply: the file, the configuration, both");
  private final Option<Boolean> traffic =
      Option.toggle("--traffic")
          .onlyOnCommandLine()
          .description("also tell which addresses start or stop being captured");
  private final TimeoutFlag timeout = new TimeoutFlag();
  private final LockStore lock;

  private final App app;
  private final Account account;

  public ConfigDiff(App app, Account account) {
    this.app = app;
    this.account = account;
    this.lock = new LockStore(app, account);
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "diff", "Show how files differ from live configurations")
        .describe(
            "Shows field by field what an apply of the files would change. Only fields that are in"
                + " a file count. What the service adds by itself is no difference, nor is the"
                + " order of rules, callbacks and ids. Changes nothing.",
            "A document belongs to the configuration with its id, else to the one with exactly its"
                + " displayName.",
            "With --traffic, the capture rules of all configurations are compared as well, before"
                + " and after: which addresses start or stop being captured, in which direction,"
                + " and by which configuration.")
        .examples(
            "orch config diff -f support.yaml",
            "orch config diff -f support.yaml -f sales.yaml --exit-code || echo \"exit code $?\"",
            "orch config diff -f support.yaml --format markdown > comment.md",
            "orch config diff -f support.yaml --against git:main",
            "orch config diff -f support.yaml --drift",
            "orch config diff -f support.yaml --traffic",
            "ORCH_DIFF=\"diff -u\" orch config diff -f support.yaml --external")
        .takes(files.all())
        .takes(notation, exitCode, external, against)
        .takes(drift, traffic, lock.flag(), timeout.flag());
  }

  @Override
  public List<View> prints() {
    return List.of(PlanData.VIEW, DriftData.VIEW, PlanTraffic.VIEW);
  }

  @Override
  public Integer call() throws InterruptedException {
    Deadline deadline = timeout.deadline(app);
    refuseNonsense();
    Optional<ExternalDiff> program =
        external.isSet() ? Optional.of(new ExternalDiff(app)) : Optional.empty();
    return against.value().isPresent()
        ? againstRevision(against.value().get(), program, deadline)
        : againstLive(files.documents(app, deadline), program, deadline);
  }

  private int againstRevision(String text, Optional<ExternalDiff> program, Deadline deadline)
      throws InterruptedException {
    GitRevision revision = GitRevision.of(text, app.host());
    List<FileScope> scopes = files.scopes(app);
    Map<String, List<String>> earlier = revision.files(scopes);
    List<String> maybeGone = new ArrayList<>(earlier.keySet());
    maybeGone.removeIf(value -> earlier.getOrDefault(value, List.of()).isEmpty());
    List<Document> documents = files.documents(app, deadline, maybeGone);
    Plan plan = FileComparison.between(revision.documents(earlier), documents);
    return shown(plan, List.of(), PlanCounts.differences(plan), program);
  }

  private int againstLive(
      List<Document> documents, Optional<ExternalDiff> program, Deadline deadline)
      throws InterruptedException {
    Optional<String> name = lock.name(files.names(app));
    Optional<Lock> known = name.map(each -> lock.read(each, deadline));
    List<Configuration> live = LiveConfigurations.read(account, deadline);
    Ownership anybody = new Ownership(known, true, (each, document) -> true);
    Plan plan = new Planning(account, anybody).plan(documents, live);
    AccountRun run = app.accountRun();
    if (run != null) {
      run.planned(plan, PlanData.of(plan));
    }
    if (!drift.isSet()) {
      return shown(plan, live, PlanCounts.toDo(plan), program);
    }
    if (known.isEmpty()) {
      throw new UsageException(
          "--drift compares with the lock file of the last apply, and there is none; to begin one,"
              + " apply with --lock "
              + LockStore.NAME);
    }
    DriftData data = new DriftData(account, known.get(), plan, documents, live, name.orElse(""));
    if (isData()) {
      Printer printer = app.output(DriftData.VIEW).many(DriftData.VIEW, Format.TABLE);
      data.data().forEach(printer::print);
      printer.end();
    } else {
      data.lines(new PlanText(app.dataStyle())).forEach(app.terminal().out()::println);
      app.note(data.isNone() ? "nothing has changed since the last apply" : PlanCounts.toDo(plan));
    }
    return exit(data.isNone());
  }

  /**
   * @param live the configurations that exist, also without a file
   */
  private int shown(
      Plan plan, List<Configuration> live, String counts, Optional<ExternalDiff> program)
      throws InterruptedException {
    for (PlanEntry entry : plan.entries()) {
      if (entry.changesGrouping()) {
        app.messages().warning(entry.label() + PlanEntry.GROUPING_WARNING);
      }
    }
    Optional<PlanTraffic> changes =
        traffic.isSet() ? Optional.of(new PlanTraffic(plan, live)) : Optional.empty();
    if (isData()) {
      printData(plan, changes);
      return exit(plan.isEmpty());
    }
    if (program.isEmpty()) {
      print(plan, counts);
    } else if (!plan.isEmpty()) {
      program.get().show(plan);
    }
    Optional<TrafficText> text = changes.map(TrafficText::new);
    text.ifPresent(this::print);
    app.flushOutput();
    app.note(counts);
    if (text.isPresent() && text.get().changes().isEmpty()) {
      app.note(TrafficText.NOTHING);
    }
    return exit(plan.isEmpty());
  }

  private int exit(boolean isSame) {
    return (exitCode.isSet() && !isSame ? ExitCode.DIFFERENT : ExitCode.DONE).code();
  }

  private void refuseNonsense() {
    if (isData() && (notation.isGiven() || external.isSet())) {
      throw new UsageException(
          "-o, --fields and --jq print data: leave out --format and --external");
    }
    if (drift.isSet() && (against.value().isPresent() || external.isSet() || notation.isGiven())) {
      throw new UsageException("--drift excludes --against, --external and --format");
    }
    if (drift.isSet() && traffic.isSet()) {
      throw new UsageException("--drift and --traffic exclude each other");
    }
    if (external.isSet() && notation.isGiven()) {
      throw new UsageException("--external and --format exclude each other");
    }
  }

  private boolean isData() {
    OutputOptions layout = app.globals().layout();
    return layout.format().isPresent() || layout.jq().isPresent() || !layout.fields().isEmpty();
  }

  private void printData(Plan plan, Optional<PlanTraffic> changes) {
    View view = changes.isPresent() ? PlanTraffic.VIEW : PlanData.VIEW;
    Printer printer = app.output(view).many(view, Format.TABLE);
    if (changes.isPresent()) {
      changes.get().data().forEach(printer::print);
    } else {
      plan.entries().forEach(entry -> printer.print(PlanData.of(entry)));
    }
    printer.end();
    app.flushOutput();
  }

  private void print(TrafficText text) {
    if (notation.orElse(Notation.HUMAN) == Notation.MARKDOWN) {
      app.terminal().out().print(PlanMarkdown.of(text));
    } else {
      text.lines(app.dataStyle()).forEach(app.terminal().out()::println);
    }
  }

  private void print(Plan plan, String counts) {
    switch (notation.orElse(Notation.HUMAN)) {
      case HUMAN ->
          new PlanText(app.dataStyle()).lines(plan).forEach(app.terminal().out()::println);
      case UNIFIED ->
          PlanSides.unified(plan, app.dataStyle()).forEach(app.terminal().out()::println);
      case MARKDOWN -> app.terminal().out().print(PlanMarkdown.of(plan, counts));
      default -> throw new IllegalStateException("there is no other notation");
    }
  }
}
