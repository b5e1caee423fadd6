package orch.cli.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import orch.api.Resource;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.TimeoutFlag;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.output.ListFlags;
import orch.cli.problem.ExitCode;
import orch.concurrent.Deadline;
import orch.output.Format;
import orch.output.Printer;
import orch.output.View;

/** {@code orch store list}. */
public final class StoreList implements Command {
  private final ListFlags selection = new ListFlags();
  private final TimeoutFlag timeout = new TimeoutFlag();

  private final App app;
  private final Account account;

  public StoreList(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "list", "List memory stores")
        .describe(
            "Prints the memory stores of the account. The service lists only their ids, so orch"
                + " reads each of them.")
        .examples(
            "orch store list",
            "orch store list --filter status=ACTIVE -o name",
            "orch store list --sort-by name -o csv")
        .takes(selection.all())
        .takes(timeout.flag());
  }

  @Override
  public List<View> prints() {
    return List.of(StoreView.STORE);
  }

  @Override
  public Integer call() throws InterruptedException {
    app.page();
    Deadline deadline = timeout.deadline(app);
    ListFlags.Picked picked = selection.of(StoreView.STORE);
    Printer printer = app.output(StoreView.STORE).many(StoreView.STORE, Format.TABLE);
    for (JsonNode store :
        new Stores(account.at(Resource.STORES), account.names(), deadline).all()) {
      if (picked.lets(store)) {
        printer.print(store);
      }
      if (picked.isFull()) {
        break;
      }
    }
    picked.rest().forEach(printer::print);
    printer.end();
    if (picked.isCut()) {
      app.note("only the first " + picked.most() + " are shown; there are more (--limit)");
    }
    if (picked.isEmpty()) {
      String filters = selection.filtersAsTyped();
      app.note("no memory stores" + (filters.isEmpty() ? "" : " with " + filters));
    }
    return ExitCode.DONE.code();
  }
}
