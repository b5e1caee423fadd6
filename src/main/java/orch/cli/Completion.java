package orch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import orch.api.Accepted;
import orch.api.Aftermath;
import orch.api.ApiProblem;
import orch.api.Creation;
import orch.configuration.Configuration;
import orch.configuration.CreateRequest;
import orch.operation.Deadline;
import orch.operation.DeadlineException;
import orch.operation.Operation;
import orch.operation.Patience;
import orch.operation.Started;
import orch.term.BadSelection;
import orch.term.Printer;

/**
 * The way from an accepted write to the configuration; a problem on it names what is there already.
 */
final class Completion {
  private final Account account;
  private final App app;
  private final WaitFlags waiting;
  private final Patience patience;
  private final Deadline deadline;

  Completion(Account account, WaitFlags waiting, Patience patience, Deadline deadline) {
    this.account = account;
    this.app = account.app();
    this.waiting = waiting;
    this.patience = patience;
    this.deadline = deadline;
  }

  /** The new configuration, when its operation has completed. */
  Configuration of(CreateRequest request, Accepted accepted) {
    return created(request, accepted, completed("create", accepted));
  }

  /** The configuration after a change, when its operation has completed. */
  Configuration of(Configuration before, Accepted accepted) {
    completed("change", accepted);
    String hint = "it is done; to see it: " + app.commandLine("config get", before.id());
    try {
      Configuration now = new Aftermath(account.api(), app.host().sleeper()).read(before, deadline);
      if (before.isAsOldAs(now)) {
        app.note("the operation has completed, but reads do not show the change yet");
      }
      return now;
    } catch (ApiProblem problem) {
      throw unshown(before, accepted, problem);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interruption("interrupted after the configuration was changed; " + hint);
    }
  }

  private AfterAcceptance unshown(Configuration before, Accepted accepted, ApiProblem problem) {
    return new AfterAcceptance(
        "the configuration " + before.label() + " was changed, but cannot be shown",
        accepted,
        "it is done; to see it: " + app.commandLine("config get", before.id()),
        !deadline.allows(Creation.LAG),
        problem);
  }

  /**
   * The configuration after a change whose operation has completed, perhaps long ago: as it is now
   * when it is as wanted, else once reads show a version other than before.
   */
  Configuration reread(Configuration before, Accepted accepted, Predicate<Configuration> wanted) {
    try {
      Configuration now = account.api().configuration(before.id(), deadline);
      return wanted.test(now)
          ? now
          : new Aftermath(account.api(), app.host().sleeper()).read(before, deadline);
    } catch (ApiProblem problem) {
      throw unshown(before, accepted, problem);
    } catch (InterruptedException e) {
      throw interrupted(accepted);
    }
  }

  /** Ctrl-C after the service has taken the write on; the interrupt is kept. */
  Interruption interrupted(Accepted accepted) {
    Thread.currentThread().interrupt();
    String id = accepted.label();
    return new Interruption(
        "interrupted after the write was accepted as operation "
            + id
            + " with the idempotency key "
            + accepted.idempotencyKey()
            + "; to follow it: "
            + app.commandLine("config wait", id));
  }

  /**
   * Prints what there is to see of a write that was accepted; what goes wrong with that must not
   * look as if nothing had been done.
   *
   * @param configuration the id of the one that was written, else its name
   */
  void print(JsonNode shown, Accepted accepted, Printer printer, String configuration) {
    try {
      printer.print(shown);
      printer.end();
      app.flushOutput();
    } catch (BadSelection | OutputLostException problem) {
      throw AfterAcceptance.unprinted(app, configuration, accepted, problem);
    }
  }

  /** The operation of an accepted write, when it has completed. */
  Operation completed(String what, Accepted accepted) {
    Duration pause = accepted.retryAfter().orElse(patience.interval());
    Started started =
        new Started(accepted.name(), accepted.label(), pause, Optional.of(Duration.ZERO));
    Follow follow = new Follow(account, waiting, patience, deadline);
    try {
      return follow.toTheEnd(List.of(started)).get(0).completed();
    } catch (ApiProblem problem) {
      throw AfterAcceptance.unfollowed(app, what, accepted, problem);
    }
  }

  private Configuration created(CreateRequest request, Accepted accepted, Operation completed) {
    String name =
        accepted
            .operation()
            .configurationId()
            .or(completed::configurationId)
            .orElse(request.displayName());
    String hint = "it is there; to see it: " + app.commandLine("config get", name);
    try {
      return new Creation(account.api(), app.host().sleeper())
          .read(request, accepted, completed, deadline);
    } catch (ApiProblem | DeadlineException problem) {
      throw new AfterAcceptance(
          "the configuration " + name + " was created, but cannot be shown",
          accepted,
          hint,
          !deadline.allows(Creation.LAG),
          problem);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interruption("interrupted after the configuration was created; " + hint);
    }
  }
}
