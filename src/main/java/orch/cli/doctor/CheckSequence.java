package orch.cli.doctor;

import java.util.List;
import java.util.function.Consumer;
import orch.api.ApiException;
import orch.cli.app.App;
import orch.cli.report.ErrorReport;
import orch.cli.report.ErrorReports;
import orch.cli.report.NetworkAdvice;

/** Runs checks one after another, and reports what each found. */
final class CheckSequence {
  private final App app;
  private final Consumer<Finding> report;

  CheckSequence(App app, Consumer<Finding> report) {
    this.app = app;
    this.report = report;
  }

  /** One check; it throws the exception that a command would get. */
  interface Check {
    Finding look() throws InterruptedException;
  }

  /** A check and its name. */
  record Named(String name, Check check) {}

  /** Runs checks until one fails; returns its name, or an empty text if none failed. */
  String go(List<Named> checks) throws InterruptedException {
    for (int i = 0; i < checks.size(); i++) {
      if (!look(checks.get(i))) {
        String failed = checks.get(i).name();
        skip(checks.subList(i + 1, checks.size()), failed + " failed");
        return failed;
      }
    }
    return "";
  }

  /** Runs one check; true if it did not fail. */
  boolean look(Named named) throws InterruptedException {
    Finding finding;
    try {
      finding = named.check().look();
    } catch (RuntimeException problem) {
      ErrorReport failure = new ErrorReports(app).of(problem);
      String advice =
          problem instanceof ApiException.Unreachable unreachable
              ? NetworkAdvice.on(unreachable.failureCause())
              : failure.hint();
      finding = Finding.failed(named.name(), failure, advice);
    }
    report.accept(finding);
    return finding.state() != Finding.State.FAILED;
  }

  /** Reports checks as skipped. */
  void skip(List<Named> checks, String reason) {
    for (Named named : checks) {
      report.accept(Finding.skipped(named.name(), reason));
    }
  }
}
