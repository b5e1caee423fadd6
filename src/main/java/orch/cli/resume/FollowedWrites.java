package orch.cli.resume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.api.Accepted;
import orch.api.ApiException;
import orch.cli.app.Account;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.resume.ResumedWrite.Result;
import orch.cli.write.OperationFollower;
import orch.cli.write.WaitFlags;
import orch.concurrent.Deadline;
import orch.operation.NotFinishedException;
import orch.operation.OperationFailedException;
import orch.operation.OperationToFollow;
import orch.operation.Outcome;
import orch.operation.PollSchedule;

/** Follows the operations of resumed writes to their ends. */
final class FollowedWrites {
  private final Account account;
  private final WaitFlags waiting;
  private final PollSchedule patience;
  private final Deadline deadline;

  FollowedWrites(Account account, WaitFlags waiting, PollSchedule patience, Deadline deadline) {
    this.account = account;
    this.waiting = waiting;
    this.patience = patience;
    this.deadline = deadline;
  }

  /** The writes with the ends of their operations. After an interrupt, those are unknown. */
  List<ResumedWrite> of(List<ResumedWrite> resumed) {
    List<OperationToFollow> operations = new ArrayList<>();
    for (ResumedWrite each : resumed) {
      if (each.result() == Result.ACCEPTED) {
        operations.add(operation(each));
      }
    }
    List<ResumedWrite> ended = new ArrayList<>(resumed);
    if (operations.isEmpty()) {
      return ended;
    }
    try {
      List<Outcome> outcomes =
          new OperationFollower(account, waiting, patience, deadline).toTheEnd(operations);
      int next = 0;
      for (int i = 0; i < ended.size(); i++) {
        if (ended.get(i).result() == Result.ACCEPTED) {
          ended.set(i, ended(ended.get(i), outcomes.get(next++)));
        }
      }
    } catch (CommandInterruptedException interruption) {
      ended.replaceAll(
          each -> each.result() == Result.ACCEPTED ? each.failing(interruption) : each);
    }
    return ended;
  }

  private OperationToFollow operation(ResumedWrite write) {
    String name = OpenWrites.name(write.write());
    String label = name.isEmpty() ? write.configuration() : name;
    Optional<Accepted> accepted = write.accepted();
    if (accepted.isEmpty()) {
      return OperationToFollow.earlier(write.operation(), account.app().host().clock().instant())
          .startedBy(write.write().method(), label);
    }
    Duration pause = accepted.get().retryAfter().orElse(patience.interval());
    return new OperationToFollow(
        accepted.get().name(),
        accepted.get().label(),
        pause,
        Optional.of(Duration.ZERO),
        label,
        Optional.of(write.write().method()));
  }

  private ResumedWrite ended(ResumedWrite write, Outcome outcome) {
    ResumedWrite seen =
        outcome.lastSeen().isPresent() ? write.seen(outcome.lastSeen().get()) : write;
    try {
      outcome.completed();
      return seen.now(Result.DONE, write.detail() + "; the operation completed");
    } catch (OperationFailedException failed) {
      return seen.now(Result.FAILED, write.detail() + "; the operation failed").failing(failed);
    } catch (NotFinishedException unfinished) {
      return seen.now(Result.ACCEPTED, write.detail() + "; the operation is not finished")
          .failing(unfinished);
    } catch (ApiException problem) {
      return seen.now(Result.ACCEPTED, write.detail() + "; its operation cannot be read")
          .failing(
              write.accepted().isPresent()
                  ? OperationFollower.unfollowed(
                      account.app(), write.write().action(), write.accepted().get(), problem)
                  : problem);
    }
  }
}
