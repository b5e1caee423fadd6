package orch.cli.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import orch.cli.app.App;
import orch.cli.output.JobLog;
import orch.cli.output.WorkflowCommand;
import orch.lint.Diagnostic;
import orch.lint.Severity;
import orch.term.SafeText;

/**
 * Findings as workflow commands of GitHub Actions, which makes annotations of them. It shows ten of
 * each severity in a step; further ones are plain lines in the log, and a table in the summary of
 * the step.
 */
final class GithubReport {
  private static final int MOST = 10;

  private final App app;

  GithubReport(App app) {
    this.app = app;
  }

  void print(Findings findings) {
    Map<Severity, Integer> numbers = new EnumMap<>(Severity.class);
    List<Diagnostic> further = new ArrayList<>();
    for (Diagnostic finding : findings.all()) {
      if (numbers.merge(finding.rule().severity(), 1, Integer::sum) <= MOST) {
        app.terminal().out().print(command(finding) + "\n");
      } else {
        further.add(finding);
      }
    }
    for (Diagnostic finding : further) {
      app.terminal().out().print(line(finding) + "\n");
    }
    app.terminal().out().print(findings.summary() + "\n");
    if (!further.isEmpty()) {
      summarize(further, findings);
    }
  }

  /** Prints only the annotations, for a command that prints something else. */
  void annotate(Findings findings, JobLog to) {
    Map<Severity, Integer> numbers = new EnumMap<>(Severity.class);
    for (Diagnostic finding : findings.all()) {
      if (numbers.merge(finding.rule().severity(), 1, Integer::sum) <= MOST) {
        to.command(command(finding));
      }
    }
    to.flush();
  }

  private static String command(Diagnostic finding) {
    String kind =
        switch (finding.rule().severity()) {
          case ERROR -> "error";
          case WARNING -> "warning";
          case NOTE -> "notice";
        };
    return "::"
        + kind
        + " file="
        + WorkflowCommand.property(finding.file())
        + ",line="
        + finding.place().line()
        + ",col="
        + finding.place().column()
        + ",title="
        + finding.rule().id()
        + "::"
        + WorkflowCommand.data(finding.text());
  }

  /** A line of the log; it cannot begin a workflow command. */
  private static String line(Diagnostic finding) {
    return SafeText.line(
        " "
            + finding.file()
            + ":"
            + finding.place().line()
            + ":"
            + finding.place().column()
            + ": "
            + finding.rule().severity().word()
            + ": "
            + finding.rule().id()
            + " "
            + finding.text());
  }

  private void summarize(List<Diagnostic> further, Findings findings) {
    String summary = app.host().variable("GITHUB_STEP_SUMMARY");
    if (summary.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder("### orch config validate\n\n");
    text.append(findings.summary()).append(". Findings without an annotation:\n\n");
    text.append("| place | severity | rule | finding |\n|---|---|---|---|\n");
    for (Diagnostic finding : further) {
      text.append("| " + cell(finding.file() + ":" + finding.place().line()));
      text.append(" | " + finding.rule().severity().word() + " | " + finding.rule().id());
      text.append(" | " + cell(finding.text()) + " |\n");
    }
    Path file = app.host().directory().resolve(summary);
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      app.messages().warning("the step summary cannot be written: " + e.getMessage());
    }
  }

  private static String cell(String text) {
    return SafeText.line(text)
        .replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replaceAll("([*_`\\[\\]])", "\\\\$1");
  }
}
