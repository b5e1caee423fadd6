package orch.cli;

import java.util.List;
import java.util.concurrent.Callable;
import orch.operation.Operation;
import orch.operation.Status;
import orch.term.Printer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orch config status}. */
@Command(
    name = "status",
    header = "Look at an operation once",
    description = "Prints the operation, whatever it says.",
    footer = {
      "Examples:",
      "  orch config status proc_job_01h9d8r0vte3hz8tykdj329t7r",
      "  orch config status --last --exit-status   # 0 completed, 8 not finished, 9 failed"
    })
final class ConfigStatus implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "OPERATION",
      description = "an operation's id or status URL, or - to read it from stdin")
  private @Nullable String operation;

  @Option(
      names = "--last",
      description = "the operation that was started last",
      fallbackValue = "true")
  private boolean last;

  @Option(
      names = "--exit-status",
      description = "end with 0, 8 or 9, as wait would",
      fallbackValue = "true")
  private boolean exitStatus;

  private final App app;

  ConfigStatus(App app) {
    this.app = app;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<String> words = operation == null ? List.of() : List.of(operation);
    List<String> names = new OperationNames(app).of(words, last);
    if (names.size() > 1) {
      throw new UsageProblem("status looks at one operation, and these are " + names.size());
    }
    Printer printer = app.output(Views.OPERATION).one(Views.OPERATION);
    Operation seen = app.api().operation(names.get(0), app.usualDeadline());
    printer.print(seen.json());
    printer.end();
    return exitStatus ? exit(seen.status()).code() : Exit.DONE.code();
  }

  static Exit exit(Status status) {
    if (!status.isTerminal()) {
      return Exit.UNFINISHED;
    }
    return status == Status.COMPLETED ? Exit.DONE : Exit.FAILED;
  }
}
