package orch.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
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
import orch.cli.problem.UsageException;
import orch.cli.write.Unchanged;
import orch.concurrent.Deadline;
import orch.operation.Operation;
import orch.operation.Status;
import orch.output.Printer;
import orch.output.View;

/** {@code orch config status}. */
public final class ConfigStatus implements Command {
  private final Argument<String> operation =
      Argument.optional(
              "OPERATION|ID|NAME",
              "the operation's id or status URL; a configuration's id or name, for its latest"
                  + " operation; - for stdin")
          .content(Content.OPERATION);
  private final Option<Boolean> last =
      Option.toggle("--last")
          .onlyOnCommandLine()
          .description("use the operation of the last write");
  private final Option<Boolean> exitStatus =
      Option.toggle("--exit-status").description("exit with 0, 8 or 9, as config wait does");

  private final App app;
  private final Account account;

  public ConfigStatus(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "status", "Show the status of an operation")
        .describe(
            "Reads the operation once and prints it. The exit code is 0 whatever its"
                + " status, unless --exit-status is given.")
        .examples(
            "orch config status proc_job_01h9d8r0vte3hz8tykdj329t7r",
            "orch config status support",
            "orch config status --last --exit-status   # exits with 0, 8 or 9")
        .takes(operation)
        .takes(last, exitStatus);
  }

  @Override
  public List<View> prints() {
    return List.of(Views.OPERATION);
  }

  @Override
  public Integer call() throws InterruptedException {
    List<String> words = operation.value().map(List::of).orElse(List.of());
    Deadline deadline = app.usualDeadline();
    List<Wanted> names = new OperationArguments(account, deadline).of(words, last.isSet());
    if (names.size() > 1) {
      throw new UsageException(
          "config status takes one operation, not "
              + names.size()
              + "; for several, use orch config wait");
    }
    Optional<JsonNode> unchanged = names.get(0).unchanged();
    if (unchanged.isPresent()) {
      print(app.output(Unchanged.VIEW).one(Unchanged.VIEW), unchanged.get());
      return ExitCode.DONE.code();
    }
    Printer printer = app.output(Views.OPERATION).one(Views.OPERATION);
    Operation seen = account.api().operation(names.get(0).operation(), deadline);
    print(printer, seen.shown());
    return exitStatus.isSet() ? exit(seen.status()).code() : ExitCode.DONE.code();
  }

  private static void print(Printer printer, JsonNode json) {
    printer.print(json);
    printer.end();
  }

  static ExitCode exit(Status status) {
    if (!status.isTerminal()) {
      return ExitCode.UNFINISHED;
    }
    return status == Status.COMPLETED ? ExitCode.DONE : ExitCode.FAILED;
  }
}
