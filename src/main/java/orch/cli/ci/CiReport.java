package orch.cli.ci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.CiMode;
import orch.cli.app.WriteLog;
import orch.cli.output.JobLog;
import orch.cli.report.ErrorReport;
import orch.cli.report.ErrorReporter.Reported;
import org.jspecify.annotations.Nullable;

/**
 * The report of a command that writes: a summary, outputs and annotations in GitHub Actions;
 * variables and a test report in GitLab CI. It goes to files that the service or the job names, and
 * to stderr. A file that cannot be written is a warning, because what was written to the service
 * counts.
 */
public final class CiReport {
  /** Other commands may fail on purpose, as when a script asks whether a configuration exists. */
  private static final Set<String> REPORTED =
      Set.of(
          "config create",
          "config update",
          "config delete",
          "config apply",
          "config resume",
          "config undo");

  private final App app;
  private final List<Outcome> outcomes;
  private final @Nullable Reported failure;

  private CiReport(App app, List<Outcome> outcomes, @Nullable Reported failure) {
    this.app = app;
    this.outcomes = outcomes;
    this.failure = failure;
  }

  /**
   * Reports a command that has ended.
   *
   * @param failure the problem that ended it; null when there was none
   */
  public static void write(Account account, @Nullable Reported failure) {
    App app = account.app();
    WriteLog log = account.log();
    if (log == null || !REPORTED.contains(app.command())) {
      return;
    }
    List<Outcome> outcomes = Outcome.of(log);
    if (outcomes.isEmpty() && failure == null) {
      return;
    }
    CiReport report = new CiReport(app, outcomes, failure);
    if (app.ci() == CiMode.GITHUB) {
      report.toGithub();
    } else {
      report.toGitlab();
    }
  }

  private void toGithub() {
    Optional<ErrorReport> error = error();
    append("GITHUB_STEP_SUMMARY", StepSummary.of("orch " + app.command(), outcomes, error));
    append("GITHUB_OUTPUT", JobOutputs.ofGithub(outcomes, app.host().random()));
    // With JSON output, stderr has JSON lines only.
    if (failure != null
        && !app.messages().areJson()
        && app.terminal().err() instanceof JobLog log) {
      Annotations.of(failure, app).forEach(log::command);
    }
  }

  private void toGitlab() {
    append("ORCH_CI_DOTENV", JobOutputs.ofGitlab(outcomes));
    replace("ORCH_CI_JUNIT", JunitCases.of("orch " + app.command(), outcomes, error()));
  }

  private Optional<ErrorReport> error() {
    return failure == null ? Optional.empty() : Optional.of(failure.report());
  }

  private void append(String variable, String text) {
    write(variable, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void replace(String variable, String text) {
    write(variable, text, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
  }

  private void write(String variable, String text, StandardOpenOption... how) {
    String name = app.host().variable(variable);
    if (name.isEmpty()) {
      return;
    }
    try {
      Path file = app.host().directory().resolve(name);
      Files.writeString(file, text, options(how));
    } catch (IOException | InvalidPathException e) {
      app.messages().warning("the file of " + variable + " cannot be written: " + e.getMessage());
    }
  }

  private static StandardOpenOption[] options(StandardOpenOption... how) {
    StandardOpenOption[] all = new StandardOpenOption[how.length + 1];
    System.arraycopy(how, 0, all, 0, how.length);
    all[how.length] = StandardOpenOption.WRITE;
    return all;
  }
}
