package orch.cli;

import java.util.List;
import orch.operation.Deadline;
import orch.operation.Operation;
import orch.operation.Status;
import orch.term.Printer;

/** {@code orch config status}. */
final class ConfigStatus implements Command {
  private final Argument<String> operation =
      Argument.optional("OPERATION", "an operation's id or status URL, or - to read it from stdin");
  private final Flag<Boolean> last =
      Flag.toggle("--last").says("the operation that was started last");
  private final Flag<Boolean> exitStatus =
      Flag.toggle("--exit-status").says("end with 0, 8 or 9, as wait would");

  private final App app;
  private final Account account;

  ConfigStatus(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public Form form() {
    return Form.of(this, "status", "Look at an operation once")
        .describe("Prints the operation, whatever it says.")
        .examples(
            "orch config status proc_job_01h9d8r0vte3hz8tykdj329t7r",
            "orch config status --last --exit-status   # ends with 0, 8 or 9")
        .takes(operation)
        .takes(last, exitStatus);
  }

  @Override
  public Integer call() throws InterruptedException {
    List<String> words = operation.value().map(List::of).orElse(List.of());
    Deadline deadline = app.usualDeadline();
    List<String> names = new OperationNames(account, deadline).of(words, last.isOn());
    if (names.size() > 1) {
      throw new UsageProblem("status looks at one operation, and these are " + names.size());
    }
    Printer printer = app.output(Views.OPERATION).one(Views.OPERATION);
    Operation seen = account.api().operation(names.get(0), deadline);
    printer.print(seen.json());
    printer.end();
    return exitStatus.isOn() ? exit(seen.status()).code() : Exit.DONE.code();
  }

  static Exit exit(Status status) {
    if (!status.isTerminal()) {
      return Exit.UNFINISHED;
    }
    return status == Status.COMPLETED ? Exit.DONE : Exit.FAILED;
  }
}
