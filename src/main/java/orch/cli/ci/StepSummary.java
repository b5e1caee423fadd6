package orch.cli.ci;

import java.util.List;
import java.util.Optional;
import orch.cli.report.ErrorReport;
import orch.output.MarkdownText;

/** What a command did as Markdown, for the page of a run. */
final class StepSummary {
  /** GitHub refuses a summary of more than 1 MiB. */
  private static final int MOST = 500;

  private StepSummary() {}

  static String of(String command, List<Outcome> outcomes, Optional<ErrorReport> error) {
    StringBuilder text = new StringBuilder("### " + command + "\n\n");
    text.append(error.map(StepSummary::failure).orElse("Done")).append(".\n");
    if (!outcomes.isEmpty()) {
      text.append("\n| change | name | configuration | operation | result |\n");
      text.append("|---|---|---|---|---|\n");
      outcomes.stream().limit(MOST).forEach(each -> text.append(row(each)));
    }
    if (outcomes.size() > MOST) {
      text.append("\nand ").append(outcomes.size() - MOST).append(" more\n");
    }
    error
        .filter(each -> !each.details().isEmpty())
        .ifPresent(
            each -> {
              text.append('\n');
              each.details().stream()
                  .limit(MOST)
                  .forEach(line -> text.append("- ").append(MarkdownText.code(line)).append('\n'));
            });
    error
        .filter(each -> !each.hint().isEmpty())
        .ifPresent(
            each -> text.append("\nHint: ").append(MarkdownText.code(each.hint())).append('\n'));
    return text.append('\n').toString();
  }

  private static String failure(ErrorReport error) {
    String id = error.facts().requestId();
    return "**Failed** with exit code "
        + error.exit().code()
        + " ("
        + error.exit().meaning()
        + "): "
        + MarkdownText.code(error.message())
        + (id.isEmpty() ? "" : ", request id " + MarkdownText.code(id));
  }

  private static String row(Outcome outcome) {
    String problem = outcome.problem().isEmpty() ? "" : ": " + MarkdownText.code(outcome.problem());
    return "| "
        + outcome.change()
        + " | "
        + cell(outcome.name())
        + " | "
        + cell(outcome.id())
        + " | "
        + cell(outcome.operation())
        + " | "
        + outcome.state()
        + problem
        + " |\n";
  }

  private static String cell(String text) {
    return text.isEmpty() ? "" : MarkdownText.code(text);
  }
}
