package orch.cli.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.api.Accepted;
import orch.api.ApiException;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.output.Views;
import orch.cli.problem.ChangedMeanwhileException;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.problem.ExitCode;
import orch.cli.problem.OutputLostException;
import orch.cli.problem.SomeFailedException;
import orch.cli.problem.WriteInDoubtException;
import orch.concurrent.Deadline;
import orch.concurrent.LockTimeoutException;
import orch.configuration.Configuration;
import orch.journal.Entry;
import orch.operation.Operation;
import orch.operation.OperationFailedException;
import orch.operation.OperationToFollow;
import orch.operation.Outcome;
import orch.operation.TypeId;
import orch.operation.Write;
import orch.output.BadSelectionException;
import orch.output.Format;
import orch.output.Output;
import orch.output.Printer;
import orch.output.View;

/**
 * Deletes configurations one after the other, waits for all operations together, and reports each
 * result.
 */
public final class Deletions {
  private final Account account;
  private final App app;
  private final WriteFlags write;
  private final Deadline deadline;
  private final int most;
  private final Printer printer;
  private final List<JsonNode> unchanged = new ArrayList<>();
  private final List<Deletion> accepted = new ArrayList<>();
  private final List<RuntimeException> problems = new ArrayList<>();

  /**
   * @param most the number of configurations to delete
   */
  public Deletions(Account account, WriteFlags write, Deadline deadline, int most) {
    this.account = account;
    this.app = account.app();
    this.write = write;
    this.deadline = deadline;
    this.most = most;
    // Checked before anything is sent, so that a mistake in --jq does not stop the command halfway.
    this.printer = printer(Views.OPERATION);
  }

  private Printer printer(View view) {
    Output output = app.output(view);
    return most == 1 ? output.one(view) : output.many(view, Format.JSON);
  }

  /**
   * A configuration to delete, and the write that deletes it.
   *
   * @param undone the operation that the deletion undoes; the configuration then must not have
   *     changed since it was read
   */
  public record Target(Configuration configuration, Write write, Optional<String> undone) {
    /** A deletion that was asked for. */
    public Target(Configuration configuration, Write write) {
      this(configuration, write, Optional.empty());
    }
  }

  /** A deletion that was accepted. */
  private record Deletion(Configuration target, Accepted accepted) {}

  /** Adds to the output that a configuration does not exist. */
  public void missing(String idOrName) {
    boolean isId = TypeId.matches(idOrName);
    unchanged.add(isId ? Unchanged.of(idOrName) : Unchanged.ofMissing(idOrName));
  }

  /**
   * Deletes the configurations.
   *
   * @throws SomeFailedException if not every deletion was accepted or, with {@code --wait},
   *     completed
   */
  public int run(List<Target> targets) throws InterruptedException {
    for (Target target : targets) {
      if (Thread.currentThread().isInterrupted()) {
        unsent(
            target.configuration(),
            new CommandInterruptedException(
                "interrupted; nothing was sent for " + target.configuration().label()));
      } else {
        delete(target);
      }
    }
    if (write.isWaiting() && !Thread.currentThread().isInterrupted()) {
      followed();
    } else {
      printAccepted();
      accepted.forEach(
          d -> tell(d.target(), "is being deleted by operation " + d.accepted().label()));
      AcceptedWrite.advise(app, accepted.stream().map(Deletion::accepted).toList());
    }
    if (!problems.isEmpty()) {
      throw new SomeFailedException(
          problems.size() + " of " + targets.size() + " configurations were not deleted", problems);
    }
    return ExitCode.DONE.code();
  }

  private void delete(Target target) throws InterruptedException {
    Configuration configuration = target.configuration();
    JournaledWrites writes = new JournaledWrites(account, deadline);
    try {
      accepted.add(new Deletion(configuration, sent(target, writes)));
    } catch (ApiException.NotFound gone) {
      tell(configuration, "was already deleted");
      unchanged.add(Unchanged.of(configuration.id()));
    } catch (ApiException | LockTimeoutException problem) {
      tell(configuration, "was not deleted");
      problems.add(problem);
    } catch (CommandInterruptedException interruption) {
      unsent(configuration, interruption);
    } catch (WriteInDoubtException doubt) {
      if (isGone(doubt)) {
        // An earlier attempt or another client deleted it; either way, it is deleted as wanted.
        writes.settled(target.write());
        tell(configuration, "is deleted");
        unchanged.add(Unchanged.of(configuration.id()));
      } else {
        tell(configuration, "may or may not be deleted");
        problems.add(doubt);
      }
    }
  }

  private Accepted sent(Target target, JournaledWrites writes) throws InterruptedException {
    Entry entry = entry(target);
    return target.undone().isPresent()
        ? new UpdateGuard(account, deadline, false)
            .send(entry.undoing(target.undone().get(), ""), target.configuration())
        : writes.send(entry);
  }

  /** A deletion that is repeated knows only the id of its configuration. */
  private Entry entry(Target target) {
    Entry entry = account.entry(target.write());
    boolean isRead = target.configuration().json().size() > 1;
    return isRead ? entry.replacing(target.configuration().json()) : entry;
  }

  private static boolean isGone(WriteInDoubtException doubt) {
    return doubt.getCause() instanceof ApiException.NotFound
        || (doubt.getCause() instanceof ApiException.InDoubt inDoubt
            && inDoubt.last() instanceof ApiException.NotFound);
  }

  private void unsent(Configuration target, CommandInterruptedException why) {
    tell(target, "was not deleted; nothing was sent for it");
    problems.add(why);
  }

  /** Keeps the problems found so far when the wait is interrupted. */
  private void followed() throws InterruptedException {
    try {
      follow();
    } catch (CommandInterruptedException interruption) {
      problems.add(interruption);
      printAccepted();
    }
  }

  private void follow() throws InterruptedException {
    if (accepted.isEmpty()) {
      print(List.of());
      return;
    }
    OperationFollower follow =
        new OperationFollower(account, write.waiting(), write.waiting().patience(), deadline);
    List<Outcome> outcomes = follow.toTheEnd(accepted.stream().map(this::started).toList());
    print(lastStates(outcomes));
    for (int i = 0; i < outcomes.size(); i++) {
      settle(accepted.get(i), outcomes.get(i));
    }
  }

  private List<JsonNode> lastStates(List<Outcome> outcomes) {
    List<JsonNode> states = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      Deletion deletion = accepted.get(i);
      Operation last = outcomes.get(i).lastSeen().orElseGet(deletion.accepted()::operation);
      states.add(last.shown(deletion.target().id()));
    }
    return states;
  }

  private OperationToFollow started(Deletion deletion) {
    Duration pause = deletion.accepted().retryAfter().orElse(write.waiting().patience().interval());
    return new OperationToFollow(
        deletion.accepted().name(),
        deletion.accepted().label(),
        pause,
        Optional.of(Duration.ZERO),
        deletion.target().displayName(),
        Optional.of(Write.Method.DELETE));
  }

  private void settle(Deletion deletion, Outcome outcome) throws InterruptedException {
    try {
      Operation ended = outcome.completed();
      boolean isOld =
          EarlierAnswer.isOlder(ended, deletion.accepted(), EarlierAnswer.MARGIN, account);
      if (isOld && !isGone(deletion.target())) {
        throw EarlierAnswer.older(ended, deletion.accepted(), app);
      }
      tell(deletion.target(), "is deleted");
    } catch (OperationFailedException failed) {
      if (isGone(deletion.target())) {
        tell(deletion.target(), "was already deleted");
      } else {
        tell(deletion.target(), "was not deleted");
        problems.add(failed);
      }
    } catch (ApiException problem) {
      problems.add(
          OperationFollower.unfollowed(
              app, "deletion of " + deletion.target().label(), deletion.accepted(), problem));
    } catch (ChangedMeanwhileException old) {
      tell(deletion.target(), "may or may not be deleted");
      problems.add(old);
    } catch (RuntimeException problem) {
      tell(deletion.target(), "is not deleted yet");
      problems.add(problem);
    }
  }

  /**
   * If another client deleted the configuration first, the operation fails although the goal is
   * reached.
   */
  private boolean isGone(Configuration target) throws InterruptedException {
    try {
      account.api().configuration(target.id(), deadline);
      return false;
    } catch (ApiException.NotFound gone) {
      return true;
    } catch (ApiException unknown) {
      // The failure of the deletion is known and is reported.
      return false;
    }
  }

  private void printAccepted() {
    List<JsonNode> shown = new ArrayList<>();
    for (Deletion deletion : accepted) {
      shown.add(deletion.accepted().operation().shown(deletion.target().id()));
    }
    print(shown);
  }

  /**
   * A failure to print is reported as such, so that it does not look as if nothing had been
   * deleted.
   */
  private void print(List<JsonNode> operations) {
    if (operations.isEmpty() && unchanged.isEmpty()) {
      return;
    }
    try {
      Printer to = operations.isEmpty() ? printer(Unchanged.VIEW) : printer;
      unchanged.forEach(to::print);
      operations.forEach(to::print);
      to.end();
      app.flushOutput();
    } catch (BadSelectionException | OutputLostException problem) {
      List<RuntimeException> lost = new ArrayList<>(problems);
      for (Deletion deletion : accepted) {
        lost.add(
            AcceptedWrite.unprinted(app, deletion.target().id(), deletion.accepted(), problem));
      }
      throw new SomeFailedException(
          accepted.size() + " deletions were accepted, but their results cannot be printed", lost);
    }
  }

  private void tell(Configuration target, String what) {
    app.note(target.label() + " (" + target.id() + ") " + what);
  }
}
