package orch.cli.write;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import orch.api.Accepted;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.problem.ChangedMeanwhileException;
import orch.journal.JournalException;
import orch.journal.JournalView;
import orch.journal.OpenWrite;
import orch.journal.WriteSearch;
import orch.operation.Operation;
import orch.operation.Write;

/**
 * Notices an answer that is older than its request: the service, or a machine in front of it, has
 * answered with the response to an earlier write. The package's description says when that is an
 * error.
 */
final class EarlierAnswer {
  /** Servers of one service may differ by so much from the one that dates its answers. */
  static final Duration MARGIN = Duration.ofMinutes(1);

  /** A date of the service and a Date header are both exact to a second. */
  static final Duration ROUNDING = Duration.ofSeconds(2);

  private EarlierAnswer() {}

  /**
   * Refuses an answer to a key that was never sent before, if the journal knows it as the answer to
   * another write. A deletion may be answered so: the configuration is being deleted already.
   *
   * @param before the journal before the write
   * @throws ChangedMeanwhileException if it does
   */
  static void refuseKnown(Write write, Accepted accepted, JournalView before, App app) {
    if (write.method() == Write.Method.DELETE) {
      return;
    }
    boolean isCreate = write.method() == Write.Method.POST;
    String made = isCreate ? accepted.operation().configurationId().orElse("") : "";
    String started = accepted.operation().id().orElse("");
    Optional<OpenWrite> other;
    try {
      other = new WriteSearch(before).startedBy(started, made, accepted.idempotencyKey());
    } catch (JournalException e) {
      return;
    }
    if (other.isPresent()) {
      throw new ChangedMeanwhileException(
          "the service answered with the operation "
              + accepted.label()
              + ", which belongs to an earlier write: the one at "
              + second(other.get().sentAt())
              + " to "
              + other.get().entry().write().action()
              + "; whether this write took effect is unknown",
          List.of(),
          toSee(write, app));
    }
  }

  /** Whether an operation is older than the first sending of the key that it answers. */
  static boolean isOlder(Operation operation, Accepted accepted, Duration margin, Account account) {
    Instant sent = accepted.sent().plus(account.api().serviceAhead());
    return operation.createdAt().map(at -> at.plus(margin).isBefore(sent)).orElse(false);
  }

  /** The exception for a write whose answer is an operation from before the write. */
  static ChangedMeanwhileException older(Operation operation, Accepted accepted, App app) {
    return new ChangedMeanwhileException(
        "the service answered with the operation "
            + accepted.label()
            + " of "
            + second(operation.createdAt().orElseThrow())
            + ", which is older than this write of "
            + second(accepted.sent())
            + "; whether the write took effect is unknown",
        List.of(),
        "to see what there is: " + app.commandLine("config list"));
  }

  private static String toSee(Write write, App app) {
    return write.method() == Write.Method.POST
        ? "to see what there is: " + app.commandLine("config list")
        : "to see what there is: "
            + app.commandLine(
                "config get", write.path().substring(write.path().lastIndexOf('/') + 1));
  }

  private static Instant second(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS);
  }
}
