package orch.cli.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.problem.ExitCode;
import orch.json.Json;
import orch.network.BasicCredentials;
import orch.output.Column;
import orch.output.Printer;
import orch.output.View;
import orch.profile.Connection;
import orch.profile.ConnectionOrigin;
import orch.profile.Sid;

/** {@code orch whoami}. */
public final class WhoAmI implements Command {
  private static final View VIEW =
      new View(
          "account",
          List.of(
              Column.of("ACCOUNT", "account"),
              Column.of("KEY", "key"),
              Column.of("SOURCE", "source"),
              Column.of("DECIDED BY", "decidedBy"),
              Column.of("BASE URL", "baseUrl"),
              Column.of("STORE", "store")),
          List.of(
              "account",
              "key",
              "source",
              "profile",
              "decidedBy",
              "region",
              "edge",
              "baseUrl",
              "store",
              "protected"));

  private final App app;
  private final Account account;

  public WhoAmI(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "whoami", "Show which account orch uses here, and why")
        .describe(
            "Reads the credentials, and prints the account and the source of its"
                + " credentials. Sends nothing to the service.")
        .examples("orch whoami", "orch whoami -p work --fields account,decidedBy -o table");
  }

  @Override
  public List<View> prints() {
    return List.of(VIEW);
  }

  @Override
  public Integer call() {
    Printer printer = app.output(VIEW).one(VIEW);
    Connection connection = account.connection();
    connection.expect(app.globals().expectedAccount());
    printer.print(json(connection, connection.credentials()));
    printer.end();
    return ExitCode.DONE.code();
  }

  private static ObjectNode json(Connection connection, BasicCredentials credentials) {
    ConnectionOrigin origin = connection.origin();
    ObjectNode json = Json.object();
    put(json, "account", Sid.isKey(credentials.account()) ? "" : credentials.account());
    put(json, "key", Sid.isKey(credentials.user()) ? credentials.user() : "");
    json.put("source", origin.profile().isEmpty() ? "environment" : "profile");
    put(json, "profile", origin.profile());
    put(json, "decidedBy", origin.by());
    put(json, "region", origin.region());
    put(json, "edge", origin.edge());
    Optional<String> url = connection.baseUrl().map(Object::toString);
    put(json, "baseUrl", url.orElse(""));
    put(json, "store", origin.store());
    json.put("protected", origin.isProtected());
    return json;
  }

  private static void put(ObjectNode json, String key, String value) {
    if (!value.isEmpty()) {
      json.put(key, value);
    }
  }
}
