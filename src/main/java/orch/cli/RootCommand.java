package orch.cli;

import java.util.function.Supplier;
import orch.cli.app.App;
import orch.cli.help.HelpPage;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import picocli.CommandLine;

/** {@code orch} itself: prints the help, and holds the options of every command. */
final class RootCommand implements Command {
  private final App app;
  private final Supplier<CommandLine> line;

  RootCommand(App app, Supplier<CommandLine> line) {
    this.app = app;
    this.line = line;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "orch", "Manage Conversation Orchestrator configurations")
        .describe(
            "Creates and changes configurations through the control plane's API, and"
                + " follows the operation that each write starts. The local control plane (-p"
                + " local) needs no account: use it to try every command.")
        .examples(
            "orch -p local config create --name support --description \"Inbound\" \\",
            "  --grouping profile --wait \\",
            "  --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2",
            "orch -p local config list")
        .notes(
            "Without -p, orch uses the account in TWILIO_ACCOUNT_SID, with TWILIO_API_KEY and",
            "TWILIO_API_SECRET or with TWILIO_AUTH_TOKEN. If they are not set, it uses the",
            "active profile (orch profile --help). A variable ORCH_<NAME>, such as",
            "ORCH_PROFILE, sets the long option of that name; the option itself wins.",
            "",
            "More: orch help options, exit-codes, environment, output, files, async, rules,",
            "faults")
        .takesEverywhere(app.globals().all());
  }

  @Override
  public Integer call() {
    return HelpPage.show(app, line.get());
  }
}
