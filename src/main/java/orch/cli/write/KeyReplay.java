package orch.cli.write;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import orch.api.Accepted;
import orch.api.ApiException;
import orch.cli.app.Account;
import orch.cli.problem.ChangedMeanwhileException;
import orch.concurrent.Deadline;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.operation.Status;

/**
 * Notices that the service has replayed an earlier response: an idempotency key that was used
 * before gets the response of its first use, and the write changes nothing.
 */
final class KeyReplay {
  private final Account account;
  private final WriteFlags write;
  private final Deadline deadline;

  KeyReplay(Account account, WriteFlags write, Deadline deadline) {
    this.account = account;
    this.write = write;
    this.deadline = deadline;
  }

  /**
   * Refuses the outcome of a completed write if the configuration is not as wanted.
   *
   * @param remaining computes the changes that a configuration still needs to be as wanted
   * @throws ChangedMeanwhileException if the key on the command line was used before
   */
  void refuse(
      Accepted accepted, Configuration now, Function<Configuration, List<Change>> remaining) {
    if (write.hasKey()) {
      refuse(remaining.apply(now), now, accepted.idempotencyKey(), accepted.label());
    }
  }

  /**
   * The same for a write whose operation is not followed: one that is already completed may belong
   * to an earlier use of the key.
   */
  void refuseEarly(Accepted accepted, AcceptedWrite completion, PreparedUpdate update) {
    if (!write.hasKey()) {
      return;
    }
    try {
      if (account.api().operation(accepted.name(), deadline).status() != Status.COMPLETED) {
        return;
      }
    } catch (ApiException unknown) {
      // The write is accepted, and the command reports that.
      return;
    } catch (InterruptedException e) {
      throw completion.interrupted(accepted);
    }
    Configuration now =
        completion.reread(
            update.read(), accepted, live -> update.remaining().apply(live).isEmpty());
    refuse(accepted, now, update.remaining());
  }

  /** Refuses changes that are left although the key was accepted. */
  void refuse(List<Change> left, Configuration now, UUID key, String operation) {
    if (!left.isEmpty()) {
      throw new ChangedMeanwhileException(
          now.label()
              + " was not changed: the idempotency key "
              + key
              + " was already used by operation "
              + operation
              + ", and a used key changes nothing",
          left.stream().map(Change::describe).toList(),
          "to make these changes now: " + account.app().sameCommand().without("--idempotency-key"));
    }
  }
}
