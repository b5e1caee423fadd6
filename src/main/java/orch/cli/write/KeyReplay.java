package orch.cli.write;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import orch.api.Accepted;
import orch.api.ApiException;
import orch.cli.app.Account;
import orch.cli.problem.ChangedMeanwhileException;
import orch.concurrent.Deadline;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.configuration.CreateRequest;
import orch.configuration.Difference;
import orch.operation.Operation;
import orch.operation.Status;

/**
 * Notices that the service has replayed an earlier response: an idempotency key that was used
 * before gets the response of its first use, and the write changes nothing.
 */
public final class KeyReplay {
  private final Account account;
  private final WriteFlags write;
  private final Deadline deadline;

  public KeyReplay(Account account, WriteFlags write, Deadline deadline) {
    this.account = account;
    this.write = write;
    this.deadline = deadline;
  }

  /**
   * Refuses the operation of a completed write if it is older than the write, whose key orch made:
   * nobody can have used that key before.
   *
   * @throws ChangedMeanwhileException if it is
   */
  void refuseOld(Accepted accepted, AcceptedWrite completion) {
    Optional<Operation> ended = completion.ended();
    if (!write.hasKey()
        && ended.isPresent()
        && EarlierAnswer.isOlder(ended.get(), accepted, EarlierAnswer.MARGIN, account)) {
      throw EarlierAnswer.older(ended.get(), accepted, account.app());
    }
  }

  /**
   * Refuses the result of a completed create if its operation is older than the create, and is not
   * that of the same create with the key on the command line.
   *
   * @throws ChangedMeanwhileException if the service has not created what the create asks for
   */
  public void refuse(
      CreateRequest request, Accepted accepted, AcceptedWrite completion, Configuration now) {
    refuseOld(accepted, completion);
    if (write.hasKey() && completion.ended().isPresent()) {
      refuseOther(request, accepted, completion.ended().get(), now);
    }
  }

  /** The same for a create that is not waited for: looks at its operation once. */
  public void refuseEarly(CreateRequest request, Accepted accepted, AcceptedWrite completion) {
    if (!write.hasKey()) {
      return;
    }
    try {
      Operation operation = account.api().operation(accepted.name(), deadline);
      Optional<String> made = accepted.operation().configurationId().or(operation::configurationId);
      if (operation.status() == Status.COMPLETED && made.isPresent()) {
        refuseOther(
            request, accepted, operation, account.api().configuration(made.get(), deadline));
      }
    } catch (ApiException unknown) {
      // The write is accepted, and the command reports that.
      return;
    } catch (InterruptedException e) {
      throw completion.interrupted(accepted);
    }
  }

  private void refuseOther(
      CreateRequest request, Accepted accepted, Operation operation, Configuration now) {
    boolean isOld = EarlierAnswer.isOlder(operation, accepted, EarlierAnswer.ROUNDING, account);
    if (!isOld) {
      return;
    }
    List<Change> left = Difference.by(request.toJson(), now.json()).changes();
    String used =
        "the idempotency key "
            + accepted.idempotencyKey()
            + " was already used by operation "
            + accepted.label();
    if (!left.isEmpty()) {
      throw new ChangedMeanwhileException(
          request.displayName() + " was not created: " + used + ", and a used key creates nothing",
          left.stream().map(Change::describe).toList(),
          "to create it with a key of its own: "
              + account.app().sameCommand().without("--idempotency-key"));
    }
    account.app().note(used + ", which created the same configuration; nothing was created now");
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
