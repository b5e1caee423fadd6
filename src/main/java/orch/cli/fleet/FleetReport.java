package orch.cli.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import orch.cli.app.App;
import orch.cli.app.InputFiles;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.problem.CommandFailedException;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.fleet.AccountState;
import orch.fleet.Report;
import orch.fleet.Report.Merged;
import orch.output.Format;
import orch.output.Printer;
import orch.output.View;

/** {@code orch fleet report show} and {@code orch fleet report merge}. */
public final class FleetReport implements Command {
  private static final String SHOW = "show";
  private static final String MERGE = "merge";

  private final Argument<List<String>> words =
      Argument.some("show|merge FILE", "what to do, and the files with the reports")
          .content(Content.FILE);

  private final App app;

  public FleetReport(App app) {
    this.app = app;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(
            this, "report", "Show reports of fleets, or check that they are complete")
        .describe(
            "show prints what became of each account. merge puts the reports of several shards"
                + " together, and checks that every account is in them once and has ended well; else"
                + " it says which is missing, unfinished, failed or there twice, and the exit code"
                + " is 11.")
        .examples(
            "orch fleet report show run.jsonl",
            "orch fleet report merge shard-1.jsonl shard-2.jsonl",
            "orch fleet report show run.jsonl -o markdown",
            "orch fleet report merge shard-1.jsonl shard-2.jsonl -o junit")
        .takes(words);
  }

  @Override
  public List<View> prints() {
    return List.of(FleetView.ACCOUNT);
  }

  @Override
  public List<Format> reports() {
    return List.of(Format.JUNIT, Format.MARKDOWN);
  }

  @Override
  public Integer call() {
    List<String> given = words.orElse(List.of());
    String verb = given.get(0);
    if (!List.of(SHOW, MERGE).contains(verb) || given.size() == 1) {
      throw new UsageException(
          "give what to do, show or merge, and then the files of the reports: orch fleet report"
              + " show run.jsonl");
    }
    // Made first, so that a mistake in --fields is found before the files are read.
    Optional<Format> format = app.globals().format().filter(Format::isReport);
    Optional<Printer> printer =
        format.isPresent()
            ? Optional.empty()
            : Optional.of(app.output(FleetView.ACCOUNT).many(FleetView.ACCOUNT, Format.TABLE));
    List<Report> reports = new ArrayList<>();
    for (String name : given.subList(1, given.size())) {
      String text = new InputFiles(app, app.usualDeadline()).text(name);
      reports.add(Report.read(name, text));
    }
    Merged merged = Report.merge(reports);
    if (printer.isPresent()) {
      merged.results().forEach(each -> printer.get().print(each.item()));
      printer.get().end();
    } else {
      String command = "orch fleet " + String.join(", ", reports.get(0).commands());
      app.terminal()
          .out()
          .print(
              format.orElseThrow() == Format.JUNIT
                  ? ReportDocuments.junit(command, merged)
                  : ReportDocuments.markdown(command, merged));
    }
    app.flushOutput();
    String counts = ReportDocuments.counts(merged);
    if (verb.equals(MERGE) && !merged.isWell()) {
      throw new CommandFailedException(ExitCode.SOME_FAILED, counts, problems(merged), "");
    }
    app.note(counts);
    return ExitCode.DONE.code();
  }

  private static List<String> problems(Merged merged) {
    List<String> problems = new ArrayList<>();
    if (!merged.missingShards().isEmpty()) {
      problems.add(
          "there is no report of shard "
              + merged.missingShards().stream()
                  .map(String::valueOf)
                  .collect(Collectors.joining(", ")));
    }
    for (AccountState state : AccountState.values()) {
      List<String> names = merged.in(state);
      if (!state.isWell() && !names.isEmpty()) {
        problems.add(state + ": " + String.join(", ", names));
      }
    }
    return problems;
  }
}
