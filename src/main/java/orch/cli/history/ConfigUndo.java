package orch.cli.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.history.UndoSearch.Found;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.output.Views;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.cli.write.GuardedUpdate;
import orch.cli.write.Unchanged;
import orch.cli.write.WriteFlags;
import orch.operation.Operation;
import orch.operation.Status;
import orch.output.Printer;
import orch.output.View;

/** {@code orch config undo}. */
public final class ConfigUndo implements Command {
  private final Argument<String> operation =
      Argument.optional("OPERATION", "the id or status URL of the operation to undo")
          .content(Content.OPERATION_ID);
  private final Option<Boolean> last =
      Option.toggle("--last").onlyOnCommandLine().description("undo the last write");
  private final WriteFlags write = new WriteFlags();

  private final App app;
  private final Account account;

  public ConfigUndo(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "undo", "Undo a write of orch")
        .describe(
            "Brings back what a write replaced, as the journal on this machine has it: the fields"
                + " of an update, the whole document of a replacement, a deleted configuration with"
                + " a new id; a created configuration is deleted. Shows what will change, and asks"
                + " at a terminal; elsewhere it needs --yes.",
            "Nothing is sent if the configuration has changed since the write (exit code 6). An"
                + " undo is a write like others, and can be undone itself.")
        .examples(
            "orch config undo proc_job_01h9d8r0vte3hz8tykdj329t7r --dry-run",
            "orch config undo proc_job_01h9d8r0vte3hz8tykdj329t7r --yes --wait",
            "orch config undo --last --yes --wait")
        .takes(operation)
        .takes(last)
        .takes(write.allButKey());
  }

  @Override
  public List<View> prints() {
    return List.of(Views.CONFIGURATION, Views.OPERATION);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (operation.value().isPresent() == last.isSet()) {
      throw new UsageException(
          last.isSet()
              ? "--last is the last write: leave out OPERATION, or --last"
              : "give the id of the operation to undo, or --last");
    }
    GuardedUpdate update = new GuardedUpdate(account, write);
    UndoSearch search = new UndoSearch(account, update.deadline());
    Found found = search.find(operation.orElse(""));
    UndoRefusals refusals = new UndoRefusals(app, found);
    refuseUnlessCompleted(found, refusals, search);
    return switch (found.write().write().method()) {
      case PATCH, PUT -> new UndoneChange(account, write, update, found).run();
      case POST -> new UndoneCreation(account, write, found).run(update.deadline());
      case DELETE -> new UndoneDeletion(account, write, found).run(update.deadline());
    };
  }

  /** An operation that the service has forgotten is judged by what it left. */
  private static void refuseUnlessCompleted(Found found, UndoRefusals refusals, UndoSearch search)
      throws InterruptedException {
    String known = found.write().end();
    Status status = Status.parse(known);
    String error = found.write().error();
    if (!status.isTerminal()) {
      Optional<Operation> now = search.read(found.write().operation());
      if (now.isEmpty()) {
        return;
      }
      status = now.get().status();
      error = now.get().failure().orElse("");
      if (!status.isTerminal()) {
        throw refusals.unfinished(now.get());
      }
    }
    if (status != Status.COMPLETED) {
      throw refusals.failed(status, error);
    }
  }

  /**
   * The end of an undo that finds nothing left to do.
   *
   * @param configuration the answer with {@code --wait}; empty when there is none
   */
  static int nothingToDo(
      App app, WriteFlags write, String message, String id, Optional<JsonNode> configuration) {
    app.note(message + "; nothing was sent");
    if (!write.isDryRun()) {
      boolean isShown = write.isWaiting() && configuration.isPresent();
      View view = isShown ? Views.CONFIGURATION : Unchanged.VIEW;
      Printer printer = app.output(view).one(view);
      printer.print(isShown ? configuration.orElseThrow() : Unchanged.of(id));
      printer.end();
    }
    return ExitCode.DONE.code();
  }
}
