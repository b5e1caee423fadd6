package orch.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.problem.ExitCode;
import orch.cli.problem.NotAppliedException;
import orch.operation.Operation;
import orch.operation.Outcome;
import orch.operation.Status;

/** Reports operations that did not complete, and combines several failures into one report. */
final class OperationErrorReports {
  /**
   * Exit codes from least to most severe, for several operations with different results; codes that
   * are not listed are more severe.
   */
  private static final List<ExitCode> BY_GRAVITY = List.of(ExitCode.UNFINISHED, ExitCode.FAILED);

  private final App app;
  private final ErrorReports all;

  /**
   * @param all reports each single failure
   */
  OperationErrorReports(App app, ErrorReports all) {
    this.app = app;
    this.all = all;
  }

  ErrorReport failed(Outcome.Ended outcome) {
    Operation operation = outcome.operation();
    String id = operation.id().orElse(outcome.name());
    String end = operation.status() == Status.CANCELLED ? " was cancelled" : " failed";
    String why =
        operation.failure().map(text -> ": " + text).orElse("; the service gave no reason");
    return new ErrorReport(
        ExitCode.FAILED,
        "the operation " + id + end + why,
        List.of(),
        "",
        ErrorReport.Facts.ofOperation(id, false));
  }

  ErrorReport unfinished(Outcome.Unfinished outcome) {
    Optional<Operation> seen = outcome.lastSeen();
    String id = seen.flatMap(Operation::id).orElse(outcome.name());
    String state =
        seen.map(Operation::statusText)
            .map(
                s ->
                    " is not finished: its last known status was "
                        + s
                        + " when the deadline passed")
            .orElse(" may not be finished: the deadline passed before its status could be read");
    String miss = outcome.lastMiss().map(why -> " (" + why + ")").orElse("");
    return new ErrorReport(
        ExitCode.UNFINISHED,
        "the operation " + id + state + miss,
        List.of(),
        "it continues without orch; to keep waiting: " + app.toWait(id),
        ErrorReport.Facts.ofOperation(id, true));
  }

  ErrorReport notAll(List<Outcome> outcomes) {
    List<ErrorReport> failures = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      try {
        outcome.completed();
      } catch (RuntimeException problem) {
        failures.add(all.of(problem));
      }
    }
    if (outcomes.size() == 1) {
      return failures.get(0);
    }
    List<String> unfinished =
        outcomes.stream()
            .filter(outcome -> outcome instanceof Outcome.Unfinished)
            .map(Outcome::name)
            .toList();
    ErrorReport worst = worst(failures);
    return new ErrorReport(
        worst.exit(),
        failures.size() + " of " + outcomes.size() + " operations did not complete",
        failures.stream().map(ErrorReport::message).toList(),
        unfinished.isEmpty()
            ? worst.hint()
            : "to keep waiting: " + app.toWait(unfinished.toArray(String[]::new)),
        worst.facts());
  }

  /** Combines several failures into one report; a single failure is reported as it is. */
  ErrorReport several(String message, List<ErrorReport> failures) {
    if (failures.size() == 1) {
      return failures.get(0);
    }
    ErrorReport worst = worst(failures);
    String[] unfinished =
        failures.stream()
            .filter(failure -> failure.exit() == ExitCode.UNFINISHED)
            .map(failure -> failure.facts().operationId())
            .toArray(String[]::new);
    return new ErrorReport(
        worst.exit(),
        message,
        failures.stream().map(WriteErrorReports::withSettling).toList(),
        unfinished.length > 1 ? "to keep waiting: " + app.toWait(unfinished) : worst.hint(),
        worst.facts());
  }

  /** What failed and what was not sent, each by its name, and the command that does the rest. */
  ErrorReport notApplied(NotAppliedException problem) {
    List<ErrorReport> failures = new ArrayList<>();
    List<String> details = new ArrayList<>();
    for (NotAppliedException.Failure failure : problem.failures()) {
      ErrorReport report = all.of(failure.problem());
      failures.add(report);
      details.add(failure.name() + ": " + report.message());
      report.details().forEach(detail -> details.add("  " + detail));
    }
    problem.unsent().forEach(name -> details.add(name + ": nothing was sent"));
    boolean isStopped = failures.isEmpty() || !problem.unsent().isEmpty();
    ErrorReport.Facts facts = failures.isEmpty() ? ErrorReport.Facts.NONE : worst(failures).facts();
    return new ErrorReport(
        isStopped ? ExitCode.by(app.host().stoppedBy()) : worst(failures).exit(),
        String.valueOf(problem.getMessage()),
        details,
        "to do the rest: " + app.sameCommand().unchanged(),
        facts);
  }

  private static ErrorReport worst(List<ErrorReport> failures) {
    return failures.stream().max(Comparator.comparingInt(f -> gravity(f.exit()))).orElseThrow();
  }

  private static int gravity(ExitCode exit) {
    int place = BY_GRAVITY.indexOf(exit);
    if (place >= 0) {
      return place;
    }
    return exit.isOfSignal() ? BY_GRAVITY.size() + 1 : BY_GRAVITY.size();
  }
}
