package orch.cli.report;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import orch.api.ApiException;
import orch.cli.app.App;
import orch.cli.app.SettleCommand;
import orch.cli.problem.AcceptedButFailedException;
import orch.cli.problem.ExitCode;
import orch.cli.problem.LastWriteInDoubtException;
import orch.cli.problem.WriteInDoubtException;
import orch.operation.Write;

/** Explains the state of a write when the write, or a step after it, failed. */
final class WriteErrorReports {
  private static final String IN_DOUBT =
      "the service may have applied the write; to settle it without applying it twice: ";

  private final App app;
  private final ErrorReports all;

  /**
   * @param all explains the cause of the failure
   */
  WriteErrorReports(App app, ErrorReports all) {
    this.app = app;
    this.all = all;
  }

  /** Explains a write whose outcome is unknown, with the command that settles it. */
  ErrorReport inDoubt(WriteInDoubtException doubt) {
    ErrorReport cause = all.of(Objects.requireNonNull(doubt.getCause()));
    ExitCode exit =
        switch (cause.exit()) {
          // Only the last attempt was refused. To a script, these codes would mean that nothing was
          // done.
          case INVALID, UNAUTHORIZED, NOT_FOUND, CONFLICT -> ExitCode.UNREACHABLE;
          case USAGE -> ExitCode.BUG;
          default -> cause.exit();
        };
    Write write = doubt.write();
    String settle =
        doubt.isRecorded()
            ? SettleCommand.of(write, app)
            : app.sameCommand().with("--idempotency-key", write.key().toString());
    String advice = cause.hint().isEmpty() ? "" : "; " + cause.hint();
    return new ErrorReport(
        exit,
        state(doubt, cause),
        cause.details(),
        IN_DOUBT + settle + advice,
        cause.facts().about("", write.key()));
  }

  private static String state(WriteInDoubtException doubt, ErrorReport cause) {
    if (cause.exit().isOfSignal()) {
      return "interrupted while trying to " + doubt.write().action();
    }
    if (doubt.getCause() instanceof Error error) {
      return "cannot " + doubt.write().action() + ": Java failed with " + error;
    }
    boolean refused = doubt.getCause() instanceof ApiException problem && problem.isWithoutEffect();
    return refused ? cause.message() + "; an earlier attempt got no response" : cause.message();
  }

  /**
   * Explains a failure after the write was accepted: first the state of the write, then the
   * failure.
   */
  ErrorReport afterAcceptance(AcceptedButFailedException problem) {
    ErrorReport cause = all.of(Objects.requireNonNull(problem.getCause()));
    ExitCode exit =
        switch (cause.exit()) {
          // A refused poll or read does not mean that the document is invalid.
          case INVALID -> ExitCode.UNREACHABLE;
          // To a script, this code would mean that nothing was done.
          case USAGE -> ExitCode.BUG;
          default -> cause.exit();
        };
    ErrorReport.Facts facts = cause.facts();
    return new ErrorReport(
        problem.isLate() ? ExitCode.UNFINISHED : exit,
        problem.getMessage() + ": " + cause.message(),
        cause.details(),
        problem.hint(),
        facts.about(problem.operationId(), problem.idempotencyKey()));
  }

  /**
   * Explains that the last write got no response, so that {@code --last} does not use an older one.
   */
  ErrorReport lastInDoubt(LastWriteInDoubtException last) {
    Write write = last.open().entry().write();
    return new ErrorReport(
        ExitCode.CONFLICT,
        last.getMessage()
            + " (it was sent at "
            + last.open().sentAt().truncatedTo(ChronoUnit.SECONDS)
            + ")",
        List.of(),
        IN_DOUBT + SettleCommand.of(write, app),
        ErrorReport.Facts.NONE.about("", write.key()));
  }

  /**
   * The message of one of several failures; for a write in doubt, with the command that settles it.
   */
  static String withSettling(ErrorReport failure) {
    return failure.hint().startsWith(IN_DOUBT)
        ? failure.message() + "; " + failure.hint()
        : failure.message();
  }
}
