package orch.cli;

import java.util.function.Supplier;
import orch.cli.app.App;
import orch.cli.help.HelpPage;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import picocli.CommandLine;

/** {@code orch} itself. */
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
            "Creates configurations through the control plane's API, follows the operations this"
                + " starts, and runs a local control plane to try all of it without an account.")
        .examples(
            "orch -p local config create --name support --description \"Inbound\" \\",
            "  --grouping profile --wait \\",
            "  --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2",
            "orch -p local config list")
        .notes(
            "Without -p, the account is that of TWILIO_ACCOUNT_SID, with TWILIO_API_KEY",
            "and TWILIO_API_SECRET, or TWILIO_AUTH_TOKEN; else that of the active profile",
            "(orch profile --help). Every long option also reads ORCH_<NAME>, such as",
            "ORCH_PROFILE; the option wins.",
            "",
            "More: orch help options, exit-codes, environment, output, files, async")
        .takesEverywhere(app.globals().all());
  }

  @Override
  public Integer call() {
    return HelpPage.show(app, line.get());
  }
}
