package orch.cli;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import orch.api.ApiProblem;
import orch.operation.Write;

/** Explains what is known of a write when something went wrong with it or after it. */
final class WriteExplanations {
  private static final String UNKNOWN_FATE =
      "the service may have it or not; this settles it, and does nothing twice: ";

  private final App app;
  private final Explanations all;

  /**
   * @param all explains what went wrong
   */
  WriteExplanations(App app, Explanations all) {
    this.app = app;
    this.all = all;
  }

  /** Says what is known of a write that got no answer, and what settles it. */
  Failure inDoubt(WriteInDoubtException doubt) {
    Failure cause = all.of(Objects.requireNonNull(doubt.getCause()));
    Exit exit =
        switch (cause.exit()) {
          // A refusal, but not of every attempt: to a script these would say that nothing was done.
          case INVALID, UNAUTHORIZED, NOT_FOUND, CONFLICT -> Exit.UNREACHABLE;
          case USAGE -> Exit.BUG;
          default -> cause.exit();
        };
    Write write = doubt.write();
    String settle =
        doubt.isRecorded()
            ? SettleCommand.of(write, app)
            : "the same command with --idempotency-key " + write.key();
    String advice = cause.hint().isEmpty() ? "" : "; " + cause.hint();
    return new Failure(
        exit,
        state(doubt, cause),
        cause.details(),
        UNKNOWN_FATE + settle + advice,
        cause.facts().about("", write.key()));
  }

  private static String state(WriteInDoubtException doubt, Failure cause) {
    if (cause.exit().isOfSignal()) {
      return "the write was interrupted";
    }
    if (doubt.getCause() instanceof Error error) {
      return "cannot " + doubt.write().action() + ": Java failed with " + error;
    }
    boolean refused = doubt.getCause() instanceof ApiProblem problem && problem.isWithoutEffect();
    return refused ? cause.message() + "; an earlier attempt got no answer" : cause.message();
  }

  /** Says what is known to be done before it says what went wrong after it. */
  Failure afterAcceptance(AfterAcceptance problem) {
    Failure cause = all.of(Objects.requireNonNull(problem.getCause()));
    Exit exit =
        switch (cause.exit()) {
          // What a poll or a read is refused for says nothing about the document.
          case INVALID -> Exit.UNREACHABLE;
          // To a script this code says that nothing was done.
          case USAGE -> Exit.BUG;
          default -> cause.exit();
        };
    Failure.Facts facts = cause.facts();
    return new Failure(
        problem.isLate() ? Exit.UNFINISHED : exit,
        problem.getMessage() + ": " + cause.message(),
        cause.details(),
        problem.hint(),
        facts.about(problem.operationId(), problem.idempotencyKey()));
  }

  /** Says that the last write got no answer, before an older one is taken for it. */
  Failure lastInDoubt(LastWriteInDoubtException last) {
    Write write = last.open().entry().write();
    return new Failure(
        Exit.CONFLICT,
        last.getMessage()
            + " (it was sent at "
            + last.open().sentAt().truncatedTo(ChronoUnit.SECONDS)
            + ")",
        List.of(),
        UNKNOWN_FATE + SettleCommand.of(write, app),
        Failure.Facts.NONE.about("", write.key()));
  }

  /** The message of one among several; each write in doubt has its own command to settle it. */
  static String withSettling(Failure failure) {
    return failure.hint().startsWith(UNKNOWN_FATE)
        ? failure.message() + "; " + failure.hint()
        : failure.message();
  }
}
