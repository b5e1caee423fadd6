package orch.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.output.Views;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.problem.ExitCode;
import orch.cli.problem.NotAllCompletedException;
import orch.cli.write.OperationFollower;
import orch.concurrent.Deadline;
import orch.operation.Operation;
import orch.operation.OperationToFollow;
import orch.operation.Outcome;
import orch.operation.Status;
import orch.output.Format;
import orch.output.Output;
import orch.output.Printer;

/**
 * {@code orch config wait --watch}: follows the account's operations, also those that other
 * commands start meanwhile, until the deadline or Ctrl-C.
 */
final class OperationWatch {
  private final App app;
  private final JournaledOperations journal;
  private final OperationFollower follower;
  private final Deadline deadline;
  private boolean hasBegun;

  OperationWatch(Account account, OperationFollower follower, Deadline deadline) {
    this.app = account.app();
    this.journal = new JournaledOperations(account);
    this.follower = follower;
    this.deadline = deadline;
  }

  /**
   * Follows operations and prints their last known states at the deadline.
   *
   * @param named the operations of the arguments
   * @throws NotAllCompletedException if an operation failed; that others are not finished is no
   *     failure here
   */
  int run(List<OperationToFollow> named) throws InterruptedException {
    Output output = app.output(Views.OPERATION);
    Printer printer = output.many(Views.OPERATION, Format.JSON);
    List<OperationToFollow> first = new ArrayList<>(journal.described(named));
    first.forEach(journal::follows);
    List<Outcome> outcomes;
    try {
      first.addAll(journal.unfinished(deadline));
      outcomes = follower.watch(() -> hasBegun ? journal.added() : first(first));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandInterruptedException(
          "interrupted; the operations continue without orch; to watch them again: "
              + app.commandLine("config wait --watch"));
    }
    for (Outcome outcome : outcomes) {
      outcome.lastSeen().map(Operation::shown).ifPresent((JsonNode state) -> printer.print(state));
    }
    printer.end();
    List<Outcome> failed = outcomes.stream().filter(OperationWatch::isFailed).toList();
    if (!failed.isEmpty()) {
      throw new NotAllCompletedException(failed);
    }
    return ExitCode.DONE.code();
  }

  private List<OperationToFollow> first(List<OperationToFollow> first) {
    hasBegun = true;
    return first;
  }

  private static boolean isFailed(Outcome outcome) {
    return outcome instanceof Outcome.Lost
        || (outcome instanceof Outcome.Ended ended
            && ended.operation().status() != Status.COMPLETED);
  }
}
