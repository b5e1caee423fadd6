package orch.cli;

import orch.configuration.Configuration;
import orch.operation.Deadline;
import orch.term.Printer;

/** {@code orch config get}. */
final class ConfigGet implements Command {
  private final Argument<String> idOrName =
      Argument.one("ID|NAME", "the configuration's id or exact name");

  private final TimeoutFlag timeout = new TimeoutFlag();

  private final App app;
  private final Account account;

  ConfigGet(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public Form form() {
    return Form.of(this, "get", "Show a configuration")
        .describe("Prints the configuration with this id, or with exactly this name.")
        .examples(
            "orch config get conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2",
            "orch config get \"My Support Config\" -o yaml",
            "orch config get support --fields id,version")
        .takes(idOrName)
        .takes(timeout.flag());
  }

  @Override
  public Integer call() throws InterruptedException {
    Deadline deadline = timeout.deadline(app);
    Printer printer = app.output(Views.CONFIGURATION).one(Views.CONFIGURATION);
    Configuration found = new Lookup(account.api(), deadline).find(idOrName.or(""));
    printer.print(found.json());
    printer.end();
    return Exit.DONE.code();
  }
}
