package orch.cli.write;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import orch.api.Accepted;
import orch.api.ApiException;
import orch.cli.app.Account;
import orch.cli.problem.ChangedMeanwhileException;
import orch.concurrent.Deadline;
import orch.concurrent.DeadlineException;
import orch.operation.Operation;
import orch.operation.Status;
import orch.operation.Write;

/**
 * Sends creates with the keys of a run in CI. The answer may be that of an earlier attempt of the
 * job: then this says so. What an earlier attempt could not create is sent again with another key,
 * because the service answers with the same failure to the same key.
 */
public final class RunCreates {
  /** A job does not run again so often. */
  private static final int MOST = 20;

  private final Account account;
  private final RunKeys run;
  private final Deadline deadline;

  /**
   * @param run gives the keys
   */
  public RunCreates(Account account, RunKeys run, Deadline deadline) {
    this.account = account;
    this.run = run;
    this.deadline = deadline;
  }

  /**
   * Sends a create.
   *
   * @param keyed with a key of the run
   * @param name of the configuration, for messages
   * @param writes sends it and records it; its exceptions are passed on
   * @throws ChangedMeanwhileException if an earlier attempt created the configuration, and it was
   *     deleted since
   */
  public Accepted send(Write keyed, String name, JournaledWrites writes) {
    Write write = keyed;
    for (int sent = 1; ; sent++) {
      Accepted accepted = writes.send(write);
      Optional<Operation> earlier = earlier(accepted);
      if (earlier.isEmpty()) {
        return accepted;
      }
      account.startLog().repeated(write.key());
      Status status = earlier.get().status();
      boolean isInVain = status == Status.FAILED || status == Status.CANCELLED;
      if (!isInVain || sent == MOST) {
        tell(name, accepted, earlier.get());
        return accepted;
      }
      tellFailure(name, accepted, earlier.get());
      account.startLog().forget(write.key());
      write = run.after(write, accepted.label());
    }
  }

  /** The operation of an answer to an earlier use of the key; empty for an operation of now. */
  private Optional<Operation> earlier(Accepted accepted) {
    try {
      Operation operation = account.api().operation(accepted.name(), deadline);
      boolean isOld =
          EarlierAnswer.isOlder(operation, accepted, EarlierAnswer.ROUNDING, account)
              || account.startLog().isRepeated(accepted.idempotencyKey());
      return isOld ? Optional.of(operation) : Optional.empty();
    } catch (ApiException | DeadlineException unknown) {
      // The create is accepted, and the command reports that.
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void tell(String name, Accepted accepted, Operation operation) {
    String attempt = " in an earlier attempt of " + run.name() + "; ";
    if (operation.status() != Status.COMPLETED) {
      account
          .app()
          .note(
              "operation "
                  + accepted.label()
                  + " to create "
                  + name
                  + " was started"
                  + attempt
                  + "nothing is created twice");
      return;
    }
    String created =
        name
            + " was already created by operation "
            + accepted.label()
            + attempt
            + "nothing was created now";
    refuseDeleted(created, accepted, operation);
    account.app().note(created);
  }

  private void tellFailure(String name, Accepted accepted, Operation operation) {
    account
        .app()
        .note(
            "operation "
                + accepted.label()
                + " to create "
                + name
                + " failed in an earlier attempt of "
                + run.name()
                + operation.failure().map(reason -> " (" + reason + ")").orElse("")
                + "; the create is sent again");
  }

  /** Reads may lag behind an operation, so only what is missing for a while was deleted. */
  private void refuseDeleted(String created, Accepted accepted, Operation operation) {
    Instant end = operation.createdAt().orElse(Instant.MAX);
    Instant now = account.app().host().clock().instant().plus(account.api().serviceAhead());
    Duration since = end.isBefore(now) ? Duration.between(end, now) : Duration.ZERO;
    boolean isLong =
        since.minus(operation.took().orElse(Duration.ZERO)).compareTo(EarlierAnswer.MARGIN) > 0;
    Optional<String> id = accepted.operation().configurationId().or(operation::configurationId);
    if (!isLong || id.isEmpty()) {
      return;
    }
    try {
      var unused = account.api().configuration(id.get(), deadline);
    } catch (ApiException.NotFound e) {
      ChangedMeanwhileException gone =
          new ChangedMeanwhileException(
              created + "; it does not exist any more, and --ci none creates it again",
              List.of(),
              "to create it again: " + account.app().sameCommand().with("--ci", "none"));
      account.startLog().failed(accepted.idempotencyKey(), gone);
      throw gone;
    } catch (ApiException | DeadlineException unknown) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
