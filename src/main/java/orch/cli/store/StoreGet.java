package orch.cli.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import orch.api.Resource;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.problem.ExitCode;
import orch.cli.write.OperationFollower;
import orch.cli.write.WaitFlags;
import orch.concurrent.Deadline;
import orch.operation.PollSchedule;
import orch.output.Printer;
import orch.output.View;

/** {@code orch store get}. */
public final class StoreGet implements Command {
  private final Argument<String> idOrName =
      Argument.one("ID|NAME", "the memory store's id or name").content(Content.STORE);
  private final Option<Boolean> wait =
      Option.toggle("--wait").onlyOnCommandLine().description("wait until the store is active");
  private final WaitFlags waiting = new WaitFlags();

  private final App app;
  private final Account account;

  public StoreGet(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "get", "Show a memory store")
        .describe(
            "Prints the memory store with this id or name. A store can be used when its status is"
                + " ACTIVE. With --wait, waits for that: exits with 9 if it FAILED, and with 8 if"
                + " the deadline passed first.")
        .examples(
            "orch store get support",
            "orch store get support --fields id,status",
            "orch store get support --wait --timeout 10m")
        .takes(idOrName)
        .takes(wait)
        .takes(waiting.all());
  }

  @Override
  public List<View> prints() {
    return List.of(StoreView.STORE);
  }

  @Override
  public Integer call() throws InterruptedException {
    PollSchedule patience = waiting.patience();
    Deadline deadline = app.deadline(patience.timeout());
    Printer printer = app.output(StoreView.STORE).one(StoreView.STORE);
    Account memory = account.at(Resource.STORES);
    Stores stores = new Stores(memory, account.names(), deadline);
    JsonNode store = stores.find(idOrName.orElse(""));
    if (wait.isSet()) {
      app.waitsWith(app.commandLine("store get", Stores.id(store), "--wait"));
      OperationFollower follower = new OperationFollower(memory, waiting, patience, deadline);
      store = new ActiveStore(app, stores, follower).of(store);
    }
    printer.print(store);
    printer.end();
    return ExitCode.DONE.code();
  }
}
