package orch.cli.store;

import java.util.List;
import orch.output.Column;
import orch.output.View;

/** The columns and known fields of memory stores. */
final class StoreView {
  static final View STORE =
      new View(
          "id",
          List.of(
              Column.of("NAME", "displayName").as(Column.Kind.TEXT),
              Column.of("ID", "id"),
              Column.of("STATUS", "status"),
              Column.of("VERSION", "version"),
              Column.of("DESCRIPTION", "description").as(Column.Kind.TEXT)),
          List.of(
              "id", "displayName", "description", "status", "intelligenceServiceId", "version"));

  private StoreView() {}
}
