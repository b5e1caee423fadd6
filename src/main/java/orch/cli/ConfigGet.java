package orch.cli;

import java.util.concurrent.Callable;
import orch.configuration.Configuration;
import orch.term.Printer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code orch config get}. */
@Command(
    name = "get",
    header = "Show a configuration",
    description = "Prints the configuration with this id, or with exactly this name.",
    footer = {
      "Examples:",
      "  orch config get conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2",
      "  orch config get \"My Support Config\" -o yaml",
      "  orch config get support --fields id,version"
    })
final class ConfigGet implements Callable<Integer> {
  @Parameters(paramLabel = "ID|NAME", description = "the configuration's id or exact name")
  private String idOrName = "";

  private final App app;

  ConfigGet(App app) {
    this.app = app;
  }

  @Override
  public Integer call() throws InterruptedException {
    Printer printer = app.output(Views.CONFIGURATION).one(Views.CONFIGURATION);
    Configuration found = new Lookup(app.api(), app::usualDeadline).find(idOrName);
    printer.print(found.json());
    printer.end();
    return Exit.DONE.code();
  }
}
