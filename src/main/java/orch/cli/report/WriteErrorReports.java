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

/** Explains what is known of a write when something went wrong with it or after it. */
final class WriteErrorReports {
  private static final String UNKNOWN_FATE =
      "the service may have applied the write; to settle it without applying it twice: ";

  private final App app;
  private final ErrorReports all;

  /**
   * @param all explains what went wrong
   */
  WriteErrorReports(App app, ErrorReports all) {
    this.app = app;
    this.all = all;
  }

  /** Says what is known of a write that got no answer, and what settles it. */
  ErrorReport inDoubt(WriteInDoubtException doubt) {
    ErrorReport cause = all.of(Objects.requireNonNull(doubt.getCause()));
    ExitCode exit =
        switch (cause.exit()) {
          // A refusal, but not of every attempt: to a script these would say that nothing was done.
          case INVALID, UNAUTHORIZED, NOT_FOUND, CONFLICT -> ExitCode.UNREACHABLE;
          case USAGE -> ExitCode.BUG;
          default -> cause.exit();
        };
    Write write = doubt.write();
    String settle =
        doubt.isRecorded()
            ? SettleCommand.of(write, app)
            : "the same command with --idempotency-key " + write.key();
    String advice = cause.hint().isEmpty() ? "" : "; " + cause.hint();
    return new ErrorReport(
        exit,
        state(doubt, cause),
        cause.details(),
        UNKNOWN_FATE + settle + advice,
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

  /** Says what is known to be done before it says what went wrong after it. */
  ErrorReport afterAcceptance(AcceptedButFailedException problem) {
    ErrorReport cause = all.of(Objects.requireNonNull(problem.getCause()));
    ExitCode exit =
        switch (cause.exit()) {
          // What a poll or a read is refused for says nothing about the document.
          case INVALID -> ExitCode.UNREACHABLE;
          // To a script this code says that nothing was done.
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

  /** Says that the last write got no answer, before an older one is taken for it. */
  ErrorReport lastInDoubt(LastWriteInDoubtException last) {
    Write write = last.open().entry().write();
    return new ErrorReport(
        ExitCode.CONFLICT,
        last.getMessage()
            + " (it was sent at "
            + last.open().sentAt().truncatedTo(ChronoUnit.SECONDS)
            + ")",
        List.of(),
        UNKNOWN_FATE + SettleCommand.of(write, app),
        ErrorReport.Facts.NONE.about("", write.key()));
  }

  /** The message of one among several; each write in doubt has its own command to settle it. */
  static String withSettling(ErrorReport failure) {
    return failure.hint().startsWith(UNKNOWN_FATE)
        ? failure.message() + "; " + failure.hint()
        : failure.message();
  }
}
