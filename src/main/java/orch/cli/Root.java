package orch.cli;

import java.util.function.Supplier;
import picocli.CommandLine;

/** {@code orch} itself. */
final class Root implements Command {
  private final App app;
  private final Supplier<CommandLine> line;

  Root(App app, Supplier<CommandLine> line) {
    this.app = app;
    this.line = line;
  }

  @Override
  public Form form() {
    return Form.of(this, "orch", "Manage Conversation Orchestrator configurations")
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
            "More: orch help exit-codes, environment, output, files, async")
        .takesEverywhere(app.globals().all());
  }

  @Override
  public Integer call() {
    return HelpPage.show(app, line.get());
  }
}
