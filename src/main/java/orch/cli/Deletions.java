package orch.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import orch.api.Accepted;
import orch.api.ApiProblem;
import orch.configuration.Configuration;
import orch.operation.Deadline;
import orch.operation.Operation;
import orch.operation.OperationFailed;
import orch.operation.Outcome;
import orch.operation.Started;
import orch.term.Format;
import orch.term.Output;
import orch.term.Printer;

/** Deletes configurations one after the other, waits for all at once, and reports each. */
final class Deletions {
  private final App app;
  private final WriteFlags write;
  private final Deadline deadline;
  private final Output output;
  private final List<RuntimeException> problems = new ArrayList<>();

  Deletions(App app, WriteFlags write, Deadline deadline) {
    this.app = app;
    this.write = write;
    this.deadline = deadline;
    this.output = app.output(Views.OPERATION);
  }

  /** A deletion that was accepted. */
  private record Deletion(Configuration target, Accepted accepted) {
    String operation() {
      return accepted.operation().id().orElse(accepted.name());
    }
  }

  /**
   * Deletes them.
   *
   * @throws SomeFailed when not all are gone, or accepted to be
   */
  int carryOut(List<Configuration> targets, Function<Configuration, UUID> keys)
      throws InterruptedException {
    List<Deletion> deletions = new ArrayList<>();
    for (Configuration target : targets) {
      accepted(target, keys.apply(target))
          .ifPresent(accepted -> deletions.add(new Deletion(target, accepted)));
    }
    if (write.isWaiting()) {
      follow(deletions);
    } else {
      print(
          deletions, deletions.stream().map(deletion -> deletion.accepted().operation()).toList());
      deletions.forEach(d -> tell(d.target(), "is being deleted by " + d.operation()));
    }
    if (!problems.isEmpty()) {
      throw new SomeFailed(
          problems.size() + " of " + targets.size() + " configurations were not deleted", problems);
    }
    return Exit.DONE.code();
  }

  private Optional<Accepted> accepted(Configuration target, UUID key) {
    Writes writes = new Writes(app);
    String path = EarlierWrites.path(target.id());
    try {
      return Optional.of(
          writes.send(
              writes.entry(key, "DELETE", path, Optional.empty()),
              api -> api.delete(target.id(), key, deadline)));
    } catch (ApiProblem.NotFound gone) {
      tell(target, "was gone already");
    } catch (ApiProblem problem) {
      tell(target, "is not known to be deleted");
      problems.add(problem);
    }
    return Optional.empty();
  }

  private void follow(List<Deletion> deletions) throws InterruptedException {
    if (deletions.isEmpty()) {
      return;
    }
    Follow follow = new Follow(app, write.waiting(), write.waiting().patience(), deadline);
    List<Outcome> outcomes = follow.toTheEnd(deletions.stream().map(this::started).toList());
    print(deletions, outcomes.stream().flatMap(outcome -> outcome.lastSeen().stream()).toList());
    for (int i = 0; i < outcomes.size(); i++) {
      settle(deletions.get(i), outcomes.get(i));
    }
  }

  private Started started(Deletion deletion) {
    Duration pause = deletion.accepted().retryAfter().orElse(write.waiting().patience().interval());
    return new Started(
        deletion.accepted().name(), deletion.operation(), pause, Optional.of(Duration.ZERO));
  }

  private void settle(Deletion deletion, Outcome outcome) throws InterruptedException {
    try {
      outcome.completed();
      tell(deletion.target(), "is deleted");
    } catch (OperationFailed failed) {
      if (isGone(deletion.target())) {
        tell(deletion.target(), "was gone already");
      } else {
        tell(deletion.target(), "is not deleted");
        problems.add(failed);
      }
    } catch (ApiProblem problem) {
      problems.add(
          AfterAcceptance.unfollowed(
              app, "deletion of " + deletion.target().label(), deletion.operation(), problem));
    } catch (RuntimeException problem) {
      tell(deletion.target(), "is not deleted yet");
      problems.add(problem);
    }
  }

  /** Somebody else may have been faster; then the operation fails and all is well. */
  private boolean isGone(Configuration target) throws InterruptedException {
    try {
      app.api().configuration(target.id(), deadline);
      return false;
    } catch (ApiProblem.NotFound gone) {
      return true;
    } catch (ApiProblem unknown) {
      // What is known is that the deletion failed, and that is told.
      return false;
    }
  }

  private void print(List<Deletion> deletions, List<Operation> operations) {
    if (operations.isEmpty()) {
      return;
    }
    Printer printer =
        operations.size() == 1
            ? output.one(Views.OPERATION)
            : output.many(Views.OPERATION, Format.JSON);
    operations.forEach(operation -> printer.print(operation.json()));
    printer.end();
    flush(deletions);
  }

  private void flush(List<Deletion> deletions) {
    try {
      app.flushOutput();
    } catch (OutputLostException problem) {
      List<RuntimeException> lost = new ArrayList<>(problems);
      for (Deletion deletion : deletions) {
        lost.add(
            AfterAcceptance.unprinted(app, deletion.target().id(), deletion.accepted(), problem));
      }
      throw new SomeFailed(
          deletions.size() + " deletions were accepted, but cannot be printed", lost);
    }
  }

  private void tell(Configuration target, String what) {
    app.note(target.label() + " (" + target.id() + ") " + what);
  }
}
