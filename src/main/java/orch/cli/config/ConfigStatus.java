package orch.cli.config;

import java.util.List;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Option;
import orch.cli.output.Views;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.concurrent.Deadline;
import orch.operation.Operation;
import orch.operation.Status;
import orch.output.Printer;

/** {@code orch config status}. */
public final class ConfigStatus implements Command {
  private final Argument<String> operation =
      Argument.optional("OPERATION", "an operation's id or status URL, or - to read it from stdin");
  private final Option<Boolean> last =
      Option.toggle("--last").description("the operation that was started last");
  private final Option<Boolean> exitStatus =
      Option.toggle("--exit-status").description("end with 0, 8 or 9, as wait would");

  private final App app;
  private final Account account;

  public ConfigStatus(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "status", "Look at an operation once")
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
    List<String> names = new OperationArguments(account, deadline).of(words, last.isSet());
    if (names.size() > 1) {
      throw new UsageException("status looks at one operation, and these are " + names.size());
    }
    Printer printer = app.output(Views.OPERATION).one(Views.OPERATION);
    Operation seen = account.api().operation(names.get(0), deadline);
    printer.print(seen.json());
    printer.end();
    return exitStatus.isSet() ? exit(seen.status()).code() : ExitCode.DONE.code();
  }

  static ExitCode exit(Status status) {
    if (!status.isTerminal()) {
      return ExitCode.UNFINISHED;
    }
    return status == Status.COMPLETED ? ExitCode.DONE : ExitCode.FAILED;
  }
}
