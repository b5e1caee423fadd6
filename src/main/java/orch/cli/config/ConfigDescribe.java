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
import orch.output.Format;
import orch.output.Printer;
import orch.output.View;

/** {@code orch config describe}, which is {@code orch config get -o tree}. */
public final class ConfigDescribe implements Command {
  private final Argument<String> idOrName =
      Argument.one("ID|NAME", "the configuration's id or name").content(Content.CONFIGURATION);

  private final TimeoutFlag timeout = new TimeoutFlag();

  private final App app;
  private final Account account;

  public ConfigDescribe(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "describe", "Show a configuration as a picture")
        .describe(
            "Prints everything that a configuration has as a tree, with capture rules as arrows,"
                + " and timeouts and ages in words. The same as orch config get -o tree; -o on the"
                + " command line chooses another format.")
        .examples("orch config describe support", "orch config describe support -o mermaid")
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
    // A default format is meant for programs, which do not ask for a picture.
    Format format = app.globals().givenFormat().orElse(Format.TREE);
    Printer printer = app.output(Views.CONFIGURATION).one(Views.CONFIGURATION, format);
    Configuration found = new ConfigurationLookup(account, deadline).find(idOrName.orElse(""));
    account.names().saw(found);
    printer.print(found.json());
    printer.end();
    return ExitCode.DONE.code();
  }
}
