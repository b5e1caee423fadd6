package orch.cli.app;

import java.util.function.Supplier;
import orch.api.Call;
import orch.host.Host;
import orch.network.CaBundle;
import orch.profile.Connection;
import orch.term.SafeText;

/**
 * Prints requests as curl commands for a shell. The secret is referenced by a variable and never
 * printed.
 */
final class CurlCommand {
  private final Host host;
  private final GlobalFlags globals;
  private final Supplier<Connection> connection;

  CurlCommand(Host host, GlobalFlags globals, Supplier<Connection> connection) {
    this.host = host;
    this.globals = globals;
    this.connection = connection;
  }

  /** The curl command for a request. */
  String of(Call call) {
    StringBuilder line = new StringBuilder("curl -sS -X ").append(call.method());
    line.append(" -u ").append(user());
    Routes.bundle(call.url(), globals, host)
        .map(CaBundle::file)
        .ifPresent(file -> line.append(" --cacert ").append(ShellQuoting.word(file.toString())));
    header(line, "Accept", "application/json");
    call.idempotencyKey().ifPresent(key -> header(line, "Idempotency-Key", key.toString()));
    call.body().ifPresent(body -> body(line, body));
    return line.append(' ').append(ShellQuoting.word(call.url().toASCIIString())).toString();
  }

  private static void body(StringBuilder line, String json) {
    header(line, "Content-Type", "application/json");
    // The escapes that protect a terminal mean the same in JSON.
    line.append(" --data-raw ").append(ShellQuoting.word(SafeText.json(json)));
  }

  private static void header(StringBuilder line, String name, String value) {
    line.append(" -H ").append(ShellQuoting.word(name + ": " + value));
  }

  /** The credentials argument in double quotes: names of variables, never their values. */
  private String user() {
    String caller = connection.get().credentials().user();
    if (caller.equals(Connection.LOCAL)) {
      return "local:any";
    }
    if (isIn("TWILIO_API_KEY", caller)) {
      return "\"$TWILIO_API_KEY:$TWILIO_API_SECRET\"";
    }
    if (isIn("TWILIO_ACCOUNT_SID", caller)) {
      return "\"$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN\"";
    }
    // The credentials come from a profile; the user has to set the variable of the secret.
    return "\""
        + caller
        + (caller.startsWith("SK") ? ":$TWILIO_API_SECRET\"" : ":$TWILIO_AUTH_TOKEN\"");
  }

  private boolean isIn(String variable, String caller) {
    return host.variable(variable).strip().equals(caller);
  }
}
