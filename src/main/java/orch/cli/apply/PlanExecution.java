package orch.cli.apply;

import java.util.List;
import java.util.Optional;
import orch.api.ApiException;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.apply.PlanSource.Made;
import orch.cli.problem.ChangedMeanwhileException;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.write.ParallelWrites;
import orch.cli.write.RunKeys;
import orch.cli.write.TrackedWrite;
import orch.cli.write.WaitFlags;
import orch.concurrent.Deadline;
import orch.plan.Plan;
import orch.plan.PlanMoves;
import org.jspecify.annotations.Nullable;

/** Carries out a plan that was confirmed, and writes the lock. */
final class PlanExecution {
  private final Account account;
  private final App app;
  private final WaitFlags waiting;
  private final LockStore lock;
  private final int parallel;

  /**
   * @param parallel the number of writes that are sent at the same time
   */
  PlanExecution(Account account, WaitFlags waiting, LockStore lock, int parallel) {
    this.account = account;
    this.app = account.app();
    this.waiting = waiting;
    this.lock = lock;
    this.parallel = parallel;
  }

  /**
   * Sends the writes of a plan and waits for their operations.
   *
   * @param turn unless it was taken before the plan was made, the plan is made once more, to see
   *     whether it still is the same
   * @throws ChangedMeanwhileException if it is not; nothing was sent
   */
  void run(
      Made made,
      PlanSource source,
      ApplyTurn turn,
      PlanWrites planned,
      PlanEvents steps,
      ApplyResults results)
      throws InterruptedException {
    Plan plan = made.plan();
    // The time that the user takes to answer does not count.
    Deadline deadline = app.deadline(waiting.patience().timeout());
    ParallelWrites writes = new ParallelWrites(account, waiting, deadline, parallel, steps);
    List<TrackedWrite> items;
    try (turn) {
      if (!turn.isTaken()) {
        turn.take(deadline);
        refuseIfMoved(plan, source.make(waiting, deadline).plan());
      }
      items = planned.of(plan);
      @Nullable RunKeys run = planned.run();
      if (run != null) {
        writes.inRun(run);
      }
      writes.send(items);
    }
    if (!Thread.currentThread().isInterrupted()) {
      follow(writes);
    }
    Optional<RuntimeException> lost =
        Thread.currentThread().isInterrupted() ? Optional.empty() : recorded(made, items, deadline);
    results.print(plan, items);
    items.forEach(this::advise);
    results.summarize(plan, items);
    if (lost.isPresent()) {
      throw lost.get();
    }
  }

  /** Why the lock cannot be written; the results of what was sent are more important. */
  private Optional<RuntimeException> recorded(
      Made made, List<TrackedWrite> items, Deadline deadline) throws InterruptedException {
    try {
      record(made, items, deadline);
      return Optional.empty();
    } catch (RuntimeException problem) {
      return Optional.of(problem);
    }
  }

  /** Writes the lock, if there is one. */
  void record(Made made, List<TrackedWrite> items, Deadline deadline) throws InterruptedException {
    if (made.lock().isEmpty()) {
      return;
    }
    LockUpdate update = new LockUpdate(account, deadline);
    update.read(items);
    lock.change(made.lock().get(), deadline, before -> update.applied(before, made, items));
  }

  /** The summary tells what is still running. */
  private static void follow(ParallelWrites writes) {
    try {
      writes.follow();
    } catch (CommandInterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void refuseIfMoved(Plan plan, Plan now) {
    List<String> moves = PlanMoves.between(plan, now);
    if (!moves.isEmpty()) {
      throw new ChangedMeanwhileException(
          "configurations were changed since the plan was made; nothing was sent",
          moves,
          "to make a new plan: " + app.sameCommand().unchanged());
    }
  }

  private void advise(TrackedWrite item) {
    if (item.problem().orElse(null) instanceof ApiException.Conflict conflict
        && !conflict.reply().conflictingId().isEmpty()
        && !app.words().contains("--adopt")) {
      app.note(
          item.name()
              + " conflicts with "
              + conflict.reply().conflictingId()
              + "; to change that configuration instead: "
              + app.sameCommand().with("--adopt"));
    }
  }
}
