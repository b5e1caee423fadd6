package orch.cli.fleet;

import java.util.List;
import orch.cli.output.Views;
import orch.configuration.Fields;
import orch.output.Column;
import orch.output.View;

/** The columns and fields of the results of a fleet. */
final class FleetView {
  /** One result for each account. */
  static final View ACCOUNT =
      new View(
          List.of("name"),
          List.of(
              Column.of("NAME", "name").as(Column.Kind.TEXT),
              Column.of("ACCOUNT", "account").as(Column.Kind.ID),
              Column.of("STATE", "state"),
              Column.of("CREATE", "create"),
              Column.of("UPDATE", "update"),
              Column.of("DELETE", "delete"),
              Column.of("SAME", "unchanged"),
              Column.of("EXIT", "exitCode"),
              Column.of("ERROR", "error.detail").as(Column.Kind.TEXT)),
          List.of(
              Column.of("NAME", "name"),
              Column.of("ACCOUNT", "account"),
              Column.of("STATE", "state"),
              Column.of("EXIT", "exitCode"),
              Column.of("CREATE", "create"),
              Column.of("UPDATE", "update"),
              Column.of("DELETE", "delete"),
              Column.of("SAME", "unchanged"),
              Column.of("SECONDS", "seconds"),
              Column.of("FINGERPRINT", "fingerprint"),
              Column.of("ERROR", "error.detail")),
          List.of(
              "name",
              "account",
              "state",
              "exitCode",
              "create",
              "update",
              "delete",
              "unchanged",
              "seconds",
              "fingerprint",
              "inputs",
              "at",
              "error.detail",
              "error.code",
              "error.requestId",
              "changes[].*",
              "results[].*",
              "findings[].*"));

  /** The configurations of all accounts. */
  static final View CONFIGURATION =
      new View(
          List.of("id"),
          List.of(
              Column.of("FLEET NAME", "fleetName").as(Column.Kind.TEXT),
              Column.of("NAME", Fields.DISPLAY_NAME).as(Column.Kind.TEXT),
              Column.of("ID", "id").as(Column.Kind.ID),
              Column.ofKeys("CHANNELS", Fields.CHANNELS),
              Column.of("VERSION", "version")),
          Views.CONFIGURATION.all(),
          Views.CONFIGURATION.fields());

  private FleetView() {}
}
