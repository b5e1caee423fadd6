package orch.cli.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.app.CiMode;
import orch.cli.input.FileFlags;
import orch.cli.input.RuleFlags;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.output.JobLog;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.lint.Diagnostic;
import orch.lint.RuleSelection;
import orch.lint.Severity;
import orch.lint.Validation;
import orch.output.Format;
import orch.output.OutputOptions;
import orch.output.Printer;
import orch.output.View;

/** {@code orch config validate}. */
public final class ConfigValidate implements Command {
  private final FileFlags files = new FileFlags().required();
  private final RuleFlags rules = new RuleFlags();

  private final App app;

  public ConfigValidate(App app) {
    this.app = app;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "validate", "Check documents without an account")
        .describe(
            "Checks documents in files against the limits of the API, and against rules about values"
                + " that the service takes and that do not do what you want, in each document and"
                + " across all of them. Needs no credentials and no network. The exit code is 3"
                + " when there is a finding of the severity of --fail-on, else 0.")
        .examples(
            "orch config validate -f support.yaml",
            "orch config validate -f configurations --fail-on warning --rule -O040",
            "orch config validate -f 'configurations/*.yaml' -o sarif > findings.sarif")
        .notes(
            "Without -o, each finding is printed with its line and advice. -o sarif, junit and",
            "github print reports for other programs; -o json prints the findings as data.",
            "A YAML comment ignores findings on its line, or, alone on a line, on the next one:",
            "  # orch:ignore O012 the number is assigned next week",
            "Rules: orch help rules")
        .takes(files.all())
        .takes(rules.all());
  }

  @Override
  public List<View> prints() {
    return List.of(FindingData.VIEW);
  }

  @Override
  public List<Format> reports() {
    return List.of(Format.HUMAN, Format.SARIF, Format.JUNIT, Format.GITHUB);
  }

  @Override
  public Integer call() {
    RuleSelection selection = rules.selection();
    Optional<Format> format = format();
    // Checked before the files are read, so that a mistake in --fields is found first.
    Optional<Printer> printer =
        format.isEmpty()
            ? Optional.of(app.output(FindingData.VIEW).many(FindingData.VIEW, Format.TABLE))
            : Optional.empty();
    Validation validation = new Validation(selection);
    files.read(app, app.usualDeadline(), validation::add);
    List<Diagnostic> found = validation.findings();
    Severity least = rules.least();
    if (printer.isPresent()) {
      found.forEach(each -> printer.get().print(FindingData.of(each)));
      printer.get().end();
    } else {
      print(format.orElseThrow(), new Findings(validation.files(), found, least));
    }
    return found.stream().anyMatch(each -> each.rule().severity().isAtLeast(least))
        ? ExitCode.INVALID.code()
        : ExitCode.DONE.code();
  }

  /** The report to print; empty for data. */
  private Optional<Format> format() {
    OutputOptions layout = app.globals().layout();
    boolean isChosen = !layout.fields().isEmpty() || layout.jq().isPresent();
    if (layout.format().isEmpty()) {
      return isChosen ? Optional.empty() : Optional.of(Format.HUMAN);
    }
    Optional<Format> report = layout.format().filter(Format::isReport);
    if (report.isPresent() && isChosen) {
      throw new UsageException(
          "-o " + report.get() + " prints a whole report: leave out --fields and --jq");
    }
    return report;
  }

  private void print(Format format, Findings findings) {
    switch (format) {
      case SARIF -> printJson(SarifReport.of(findings));
      case JUNIT -> app.terminal().out().print(JunitReport.of(findings));
      case GITHUB -> new GithubReport(app).print(findings);
      default -> {
        new HumanReport(app.terminal().out(), app.dataStyle()).print(findings);
        if (app.ci() == CiMode.GITHUB && app.terminal().err() instanceof JobLog log) {
          app.flushOutput();
          new GithubReport(app).annotate(findings, log);
        }
      }
    }
  }

  private void printJson(JsonNode report) {
    OutputOptions json =
        new OutputOptions(Optional.of(Format.JSON), List.of(), Optional.empty(), true);
    Printer printer = app.output(json).one(FindingData.VIEW);
    printer.print(report);
    printer.end();
  }
}
