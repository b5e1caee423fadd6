package orch.cli.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import orch.api.Accepted;
import orch.api.ApiException;
import orch.api.ReadAfterWrite;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.output.Views;
import orch.cli.problem.AcceptedButFailedException;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.problem.OutputLostException;
import orch.concurrent.Deadline;
import orch.concurrent.DeadlineException;
import orch.configuration.Configuration;
import orch.configuration.CreateRequest;
import orch.operation.NotFinishedException;
import orch.operation.Operation;
import orch.operation.OperationFailedException;
import orch.operation.OperationToFollow;
import orch.operation.Outcome;
import orch.operation.PollSchedule;
import orch.operation.Write;
import orch.output.BadSelectionException;
import orch.output.OutputOptions;
import orch.output.Printer;
import orch.term.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Follows an accepted write to its result: waits for the operation, reads the configuration, and
 * prints it. Its error messages say that the write was accepted.
 */
public final class AcceptedWrite {
  private final Account account;
  private final App app;
  private final WaitFlags waiting;
  private final PollSchedule patience;
  private final Deadline deadline;
  private @Nullable Operation ended;

  public AcceptedWrite(
      Account account, WaitFlags waiting, PollSchedule patience, Deadline deadline) {
    this.account = account;
    this.app = account.app();
    this.waiting = waiting;
    this.patience = patience;
    this.deadline = deadline;
  }

  /** Waits until the operation has completed, and reads the new configuration. */
  public Configuration of(CreateRequest request, Accepted accepted) {
    return created(
        request, accepted, completed("create", accepted, Write.Method.POST, request.displayName()));
  }

  /** Waits until the operation has completed, and reads the changed configuration. */
  public Configuration of(Configuration before, Accepted accepted) {
    changed(before, accepted);
    String hint = "the change is made; to see it: " + app.commandLine("config get", before.id());
    try {
      Configuration now =
          new ReadAfterWrite(account.api(), app.host().sleeper()).read(before, deadline);
      if (before.hasSameVersionAs(now)) {
        app.note("the operation has completed, but reads do not show the change yet");
      }
      return now;
    } catch (ApiException problem) {
      throw unshown(before, accepted, problem);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandInterruptedException(
          "interrupted after the configuration was changed; " + hint);
    }
  }

  /**
   * Waits until the operation of a change has completed. To replace a configuration takes as long
   * as to update it.
   */
  public Operation changed(Configuration before, Accepted accepted) {
    return completed("change", accepted, Write.Method.PATCH, before.displayName());
  }

  private AcceptedButFailedException unshown(
      Configuration before, Accepted accepted, ApiException problem) {
    return new AcceptedButFailedException(
        "the configuration " + before.label() + " was changed, but cannot be shown",
        accepted,
        "the change is made; to see it: " + app.commandLine("config get", before.id()),
        !deadline.allows(ReadAfterWrite.LAG),
        problem);
  }

  /**
   * Reads a configuration after a change whose operation has completed, perhaps long ago. If it is
   * not as wanted, reads again until the version differs from the one before.
   */
  public Configuration reread(
      Configuration before, Accepted accepted, Predicate<Configuration> wanted) {
    try {
      Configuration now = account.api().configuration(before.id(), deadline);
      return wanted.test(now)
          ? now
          : new ReadAfterWrite(account.api(), app.host().sleeper()).read(before, deadline);
    } catch (ApiException problem) {
      throw unshown(before, accepted, problem);
    } catch (InterruptedException e) {
      throw interrupted(accepted);
    }
  }

  /** The operation of the write that was followed last; empty when none has completed. */
  Optional<Operation> ended() {
    return Optional.ofNullable(ended);
  }

  /**
   * The exception for Ctrl-C after the write was accepted; the thread's interrupt status is set
   * again.
   */
  CommandInterruptedException interrupted(Accepted accepted) {
    Thread.currentThread().interrupt();
    String id = accepted.label();
    return new CommandInterruptedException(
        "interrupted after the write was accepted as operation "
            + id
            + " with the idempotency key "
            + accepted.idempotencyKey()
            + "; to wait for it: "
            + app.toWait(id));
  }

  /**
   * Prints the result of an accepted write. A failure to print is reported as such, so that it does
   * not look as if the write had failed.
   *
   * @param configuration the id of the configuration, or its name if the id is unknown
   */
  public void print(JsonNode shown, Accepted accepted, Printer printer, String configuration) {
    try {
      printer.print(shown);
      printer.end();
      app.flushOutput();
    } catch (BadSelectionException | OutputLostException problem) {
      throw unprinted(app, configuration, accepted, problem);
    }
  }

  /**
   * The exception for an accepted write whose result cannot be printed.
   *
   * @param configuration the id of the configuration, or its name if the id is unknown
   */
  static AcceptedButFailedException unprinted(
      App app, String configuration, Accepted accepted, RuntimeException cause) {
    String id = accepted.label();
    return new AcceptedButFailedException(
        "the write was accepted as operation "
            + id
            + " for the configuration "
            + configuration
            + " with the idempotency key "
            + accepted.idempotencyKey()
            + ", but its result cannot be printed",
        accepted,
        "to see its status: " + app.commandLine("config status", id),
        false,
        cause);
  }

  /** Waits until the operation of a create has completed, of which the name is known. */
  public Operation created(Accepted accepted, String name) {
    return completed("create", accepted, Write.Method.POST, name);
  }

  /**
   * Waits until the operation of an accepted write has completed. If it does not complete, its last
   * known state is printed before the problem is thrown.
   */
  private Operation completed(
      String what, Accepted accepted, Write.Method method, String configuration) {
    Duration pause = accepted.retryAfter().orElse(patience.interval());
    OperationToFollow started =
        new OperationToFollow(
            accepted.name(),
            accepted.label(),
            pause,
            Optional.of(Duration.ZERO),
            configuration,
            Optional.of(method));
    OperationFollower follow = new OperationFollower(account, waiting, patience, deadline);
    Outcome outcome = follow.toTheEnd(List.of(started)).get(0);
    try {
      ended = outcome.completed();
      return ended;
    } catch (ApiException problem) {
      printLastState(outcome.lastSeen().orElseGet(accepted::operation));
      throw OperationFollower.unfollowed(app, what, accepted, problem);
    } catch (OperationFailedException | NotFinishedException problem) {
      printLastState(outcome.lastSeen().orElseGet(accepted::operation));
      throw problem;
    }
  }

  /**
   * {@code --fields} and {@code --jq} are meant for the configuration, of which an operation has
   * nothing.
   */
  private void printLastState(Operation operation) {
    OutputOptions layout = app.globals().layout();
    if (layout.fields().isEmpty() && layout.jq().isEmpty()) {
      Printer printer = app.output(Views.OPERATION).one(Views.OPERATION);
      printer.print(operation.shown());
      printer.end();
    }
  }

  private Configuration created(CreateRequest request, Accepted accepted, Operation completed) {
    String name =
        accepted
            .operation()
            .configurationId()
            .or(completed::configurationId)
            .orElse(request.displayName());
    String hint = "the configuration exists; to see it: " + app.commandLine("config get", name);
    try {
      return new ReadAfterWrite(account.api(), app.host().sleeper())
          .read(request, accepted, completed, deadline);
    } catch (ApiException | DeadlineException problem) {
      throw new AcceptedButFailedException(
          "the configuration " + name + " was created, but cannot be shown",
          accepted,
          hint,
          !deadline.allows(ReadAfterWrite.LAG),
          problem);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandInterruptedException(
          "interrupted after the configuration was created; " + hint);
    }
  }

  /**
   * Tells the user of a command that does not wait how to wait. Only at a terminal: what reads the
   * output knows the operation from there, and a pipe into {@code config wait} is waiting already.
   */
  public static void advise(App app, List<Accepted> accepted) {
    Terminal terminal = app.terminal();
    boolean watched =
        terminal.isTerminal(Terminal.Stream.OUT) && terminal.isTerminal(Terminal.Stream.ERR);
    if (watched && !accepted.isEmpty()) {
      String[] ids = accepted.stream().map(Accepted::label).toArray(String[]::new);
      String it = ids.length == 1 ? "it" : "them";
      app.note("to wait for " + it + ": " + app.toWait(ids));
    }
  }
}
