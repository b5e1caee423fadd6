package orch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code orch} itself. */
@Command(
    name = "orch",
    header = "Manage Conversation Orchestrator configurations",
    description =
        "Creates configurations through the control plane's API, follows the operations this starts,"
            + " and runs a local control plane to try all of it without an account.",
    footer = {
      "Examples:",
      "  orch -p local config create --name support --description \"Inbound\" \\",
      "    --grouping profile --wait \\",
      "    --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2",
      "  orch -p local config list",
      "",
      "Without -p, the account is that of TWILIO_ACCOUNT_SID, with TWILIO_API_KEY",
      "and TWILIO_API_SECRET, or TWILIO_AUTH_TOKEN. Every long option also reads",
      "ORCH_<NAME>, such as ORCH_PROFILE; the option wins."
    })
final class Root implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  private final App app;

  Root(App app) {
    this.app = app;
  }

  @Override
  public Integer call() {
    return HelpPage.show(app, spec.commandLine());
  }
}
