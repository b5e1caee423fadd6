package orch.cli.store;

import java.util.List;
import orch.cli.output.Views;
import orch.output.Column;
import orch.output.View;

/** The columns and known fields of memory stores. */
final class StoreView {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("NAME", "displayName").as(Column.Kind.TEXT),
          Column.of("ID", "id"),
          Column.of("STATUS", "status"),
          Column.of("VERSION", "version"),
          Column.of("DESCRIPTION", "description").as(Column.Kind.TEXT));

  static final View STORE =
      new View(
          List.of("id"),
          COLUMNS,
          COLUMNS,
          List.of("id", "displayName", "description", "status", "intelligenceServiceId", "version"),
          false,
          List.of(Column.of(Views.STORE_VARIABLE, "id")));

  private StoreView() {}
}
