package orch.cli;

import java.util.List;
import java.util.concurrent.Callable;
import orch.operation.Deadline;
import orch.operation.Outcome;
import orch.operation.Patience;
import orch.operation.Started;
import orch.operation.Status;
import orch.term.Format;
import orch.term.Output;
import orch.term.Printer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orch config wait}. */
@Command(
    name = "wait",
    header = "Follow operations to their end",
    description =
        "Prints the operations as last seen. Ends with 0 when all are completed, 9 when one failed"
            + " or was cancelled, 8 when the deadline came first.",
    footer = {
      "Examples:",
      "  orch config wait proc_job_01h9d8r0vte3hz8tykdj329t7r --timeout 10m",
      "  orch config create -f support.yaml | orch config wait -",
      "  orch config wait --last"
    })
final class ConfigWait implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "OPERATION",
      description = "ids or status URLs; - reads ids, or what create prints, from stdin")
  private @Nullable List<String> operations;

  @Option(
      names = "--last",
      description = "the operation that was started last",
      fallbackValue = "true")
  private boolean last;

  @Mixin private WaitFlags waiting = new WaitFlags();

  private final App app;

  ConfigWait(App app) {
    this.app = app;
  }

  @Override
  public Integer call() {
    Patience patience = waiting.patience();
    List<String> words = operations == null ? List.of() : operations;
    List<String> names = new OperationNames(app).of(words, last);
    Output output = app.output(Views.OPERATION);
    Deadline deadline = app.deadline(patience.timeout());
    Follow follow = new Follow(app, waiting, patience, deadline);
    List<Outcome> outcomes = follow.toTheEnd(names.stream().map(Started::earlier).toList());
    print(outcomes, output);
    if (!outcomes.stream().allMatch(ConfigWait::isCompleted)) {
      throw new NotAllCompleted(outcomes);
    }
    return Exit.DONE.code();
  }

  private static boolean isCompleted(Outcome outcome) {
    return outcome instanceof Outcome.Ended ended && ended.operation().status() == Status.COMPLETED;
  }

  private static void print(List<Outcome> outcomes, Output output) {
    if (outcomes.stream().allMatch(outcome -> outcome.lastSeen().isEmpty())) {
      return;
    }
    Printer printer =
        outcomes.size() == 1
            ? output.one(Views.OPERATION)
            : output.many(Views.OPERATION, Format.JSON);
    outcomes.forEach(outcome -> outcome.lastSeen().ifPresent(seen -> printer.print(seen.json())));
    printer.end();
  }
}
