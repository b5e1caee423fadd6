package orch.cli.config;

import java.util.List;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.ConfigurationLookup;
import orch.cli.app.TimeoutFlag;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.output.Views;
import orch.cli.problem.ExitCode;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.output.Printer;
import orch.output.View;

/** {@code orch config get}. */
public final class ConfigGet implements Command {
  private final Argument<String> idOrName =
      Argument.one("ID|NAME", "the configuration's id or name").content(Content.CONFIGURATION);

  private final TimeoutFlag timeout = new TimeoutFlag();

  private final App app;
  private final Account account;

  public ConfigGet(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "get", "Show a configuration")
        .describe(
            "Prints the configuration with this id or name. The start of an id, or the name in"
                + " another case, is enough where only one configuration fits.")
        .examples(
            "orch config get conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2",
            "orch config get \"My Support Config\" -o yaml",
            "orch config get support --fields id,version",
            "orch config get support -o tree")
        .takes(idOrName)
        .takes(timeout.flag());
  }

  @Override
  public List<View> prints() {
    return List.of(Views.CONFIGURATION);
  }

  @Override
  public Integer call() throws InterruptedException {
    app.page();
    Deadline deadline = timeout.deadline(app);
    Printer printer = app.output(Views.CONFIGURATION).one(Views.CONFIGURATION);
    Configuration found = new ConfigurationLookup(account, deadline).find(idOrName.orElse(""));
    account.names().saw(found);
    printer.print(found.json());
    printer.end();
    return ExitCode.DONE.code();
  }
}
