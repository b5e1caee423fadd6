package orch.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.config.OperationArguments.Wanted;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.output.Views;
import orch.cli.problem.ExitCode;
import orch.cli.problem.NotAllCompletedException;
import orch.cli.write.OperationFollower;
import orch.cli.write.Unchanged;
import orch.cli.write.WaitFlags;
import orch.concurrent.Deadline;
import orch.operation.Operation;
import orch.operation.OperationToFollow;
import orch.operation.Outcome;
import orch.operation.PollSchedule;
import orch.operation.Status;
import orch.output.Format;
import orch.output.Output;
import orch.output.Printer;
import orch.output.View;

/** {@code orch config wait}. */
public final class ConfigWait implements Command {
  private final Argument<List<String>> operations =
      Argument.any(
              "OPERATION|ID|NAME",
              "operations, by id or status URL; configurations, by id or name, for their latest"
                  + " operations; - reads ids, or the output of config create, from stdin")
          .content(Content.OPERATION);
  private final Option<Boolean> last =
      Option.toggle("--last")
          .onlyOnCommandLine()
          .description("use the operation of the last write");
  private final Option<Boolean> watch =
      Option.toggle("--watch")
          .onlyOnCommandLine()
          .description(
              "also follow the unfinished operations of other commands, and those that they start"
                  + " meanwhile, until Ctrl-C or --timeout");
  private final WaitFlags waiting = new WaitFlags();

  private final App app;
  private final Account account;

  public ConfigWait(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "wait", "Wait for operations to finish")
        .describe(
            "Prints the last known state of each operation. Exits with 0 if all"
                + " completed, with 9 if one failed or was cancelled, and with 8 if the"
                + " deadline passed first. With --watch, it follows the operations that commands on"
                + " this machine start for the account, needs no argument, and exits with 0 at the"
                + " deadline unless an operation failed.")
        .examples(
            "orch config wait proc_job_01h9d8r0vte3hz8tykdj329t7r --timeout 10m",
            "orch config create -f support.yaml | orch config wait -",
            "orch config wait sales",
            "orch config wait --last",
            "orch config wait --watch --timeout 5s")
        .takes(operations)
        .takes(waiting.all())
        .takes(last, watch);
  }

  @Override
  public List<View> prints() {
    return List.of(Views.OPERATION);
  }

  @Override
  public Integer call() throws InterruptedException {
    PollSchedule patience = watch.isSet() ? waiting.patienceOfWatch() : waiting.patience();
    Deadline deadline = app.deadline(patience.timeout());
    List<String> words = operations.orElse(List.of());
    OperationFollower follower = new OperationFollower(account, waiting, patience, deadline);
    List<Wanted> wanted =
        watch.isSet() && words.isEmpty() && !last.isSet()
            ? List.of()
            : new OperationArguments(account, deadline).of(words, last.isSet());
    List<OperationToFollow> started = started(wanted);
    if (watch.isSet()) {
      return new OperationWatch(account, follower, deadline).run(started);
    }
    Output output = app.output(view(wanted));
    if (follower.isLive()) {
      started = new JournaledOperations(account).described(started);
    }
    List<Outcome> outcomes = started.isEmpty() ? List.of() : follower.toTheEnd(started);
    print(wanted, outcomes, output);
    if (!outcomes.stream().allMatch(ConfigWait::isCompleted)) {
      throw new NotAllCompletedException(outcomes);
    }
    return ExitCode.DONE.code();
  }

  private static boolean isCompleted(Outcome outcome) {
    return outcome instanceof Outcome.Ended ended && ended.operation().status() == Status.COMPLETED;
  }

  private static View view(List<Wanted> wanted) {
    return wanted.stream().anyMatch(Wanted::isOperation) ? Views.OPERATION : Unchanged.VIEW;
  }

  /** Prints the last known states in the order of the arguments. */
  private static void print(List<Wanted> wanted, List<Outcome> outcomes, Output output) {
    List<JsonNode> states = new ArrayList<>();
    Iterator<Outcome> next = outcomes.iterator();
    for (Wanted one : wanted) {
      one.unchanged().or(() -> next.next().lastSeen().map(Operation::shown)).ifPresent(states::add);
    }
    if (!states.isEmpty()) {
      View view = view(wanted);
      Printer printer = wanted.size() == 1 ? output.one(view) : output.many(view, Format.JSON);
      states.forEach(printer::print);
      printer.end();
    }
  }

  private List<OperationToFollow> started(List<Wanted> wanted) {
    List<OperationToFollow> started = new ArrayList<>();
    for (Wanted one : wanted) {
      if (one.isOperation()) {
        started.add(OperationToFollow.earlier(one.operation(), app.host().clock().instant()));
      }
    }
    return started;
  }
}
