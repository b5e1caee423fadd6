package orch.cli.output;

import java.util.List;
import orch.configuration.Fields;
import orch.output.Column;
import orch.output.View;

/** The columns and known fields of configurations and operations. */
public final class Views {
  public static final View CONFIGURATION =
      new View(
          "id",
          List.of(
              Column.of("ID", "id"),
              Column.of("NAME", "displayName"),
              Column.of("GROUPING", "conversationGroupingType"),
              Column.ofKeys("CHANNELS", "channelSettings"),
              Column.of("VERSION", "version"),
              Column.of("UPDATED", "updatedAt")),
          List.of(
              Column.of("CREATED", "createdAt"),
              Column.of("MEMORY STORE", "memoryStoreId"),
              Column.of("EXTRACTION", "memoryExtractionEnabled"),
              Column.of("CALLBACKS", "statusCallbacks.url"),
              Column.of("DESCRIPTION", "description")),
          Fields.PATHS);

  public static final View OPERATION =
      new View(
          "operationId",
          List.of(
              Column.of("OPERATION", "operationId"),
              Column.of("STATUS", "status"),
              Column.of("CONFIGURATION", "related.configurationId"),
              Column.of("CREATED", "createdAt"),
              Column.of("COMPLETED", "completedAt")),
          List.of(
              Column.of("KEY", "idempotencyKey"),
              Column.of("STATUS URL", "statusUrl"),
              Column.of("ERROR", "error.detail")),
          List.of(
              "operationId",
              "status",
              "createdAt",
              "completedAt",
              "statusUrl",
              "related.*",
              "result.*",
              "error.type",
              "error.title",
              "error.status",
              "error.detail",
              "error.instance",
              "error.code",
              "idempotencyKey"));

  private Views() {}
}
