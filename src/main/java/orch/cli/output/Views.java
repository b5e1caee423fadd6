package orch.cli.output;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orch.configuration.Fields;
import orch.configuration.GroupingType;
import orch.output.Column;
import orch.output.View;

/** The columns and known fields of configurations and operations. */
public final class Views {
  /** Names the memory store in {@code .env} files. */
  public static final String STORE_VARIABLE = "TWILIO_MEMORY_STORE_ID";

  public static final View CONFIGURATION =
      new View(
          List.of("id"),
          List.of(
              Column.of("NAME", Fields.DISPLAY_NAME).as(Column.Kind.TEXT),
              Column.of("ID", "id"),
              Column.ofKeys("CHANNELS", Fields.CHANNELS),
              Column.of("GROUPING", Fields.GROUPING).with(shortGroupings()),
              Column.of("VERSION", "version"),
              Column.ofFirst("AGE", List.of("updatedAt", "createdAt")).as(Column.Kind.AGE)),
          List.of(
              Column.of("ID", "id"),
              Column.of("NAME", Fields.DISPLAY_NAME),
              Column.of("GROUPING", Fields.GROUPING),
              Column.ofKeys("CHANNELS", Fields.CHANNELS),
              Column.of("VERSION", "version"),
              Column.of("UPDATED", "updatedAt"),
              Column.of("CREATED", "createdAt"),
              Column.of("MEMORY STORE", Fields.MEMORY_STORE),
              Column.of("EXTRACTION", Fields.EXTRACTION),
              Column.of("CALLBACKS", "statusCallbacks.url"),
              Column.of("DESCRIPTION", Fields.DESCRIPTION)),
          Fields.PATHS,
          true,
          List.of(
              Column.of("TWILIO_CONVERSATION_CONFIGURATION_ID", "id"),
              Column.of(STORE_VARIABLE, Fields.MEMORY_STORE)));

  public static final View OPERATION =
      new View(
          List.of("configurationId", "operationId"),
          List.of(
              Column.of("OPERATION", "operationId"),
              Column.of("STATUS", "status"),
              Column.of("CONFIGURATION", "configurationId"),
              Column.of("CREATED", "createdAt"),
              Column.of("COMPLETED", "completedAt")),
          List.of(
              Column.of("OPERATION", "operationId"),
              Column.of("STATUS", "status"),
              Column.of("CONFIGURATION", "configurationId"),
              Column.of("CREATED", "createdAt"),
              Column.of("COMPLETED", "completedAt"),
              Column.of("KEY", "idempotencyKey"),
              Column.of("STATUS URL", "statusUrl"),
              Column.of("ERROR", "error.detail")),
          List.of(
              "operationId",
              "configurationId",
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
              "idempotencyKey"),
          false,
          List.of(
              Column.of("TWILIO_CONVERSATION_CONFIGURATION_ID", "configurationId"),
              // A command that knows the memory store adds it for this format.
              Column.of(STORE_VARIABLE, Fields.MEMORY_STORE)));

  private Views() {}

  /** The words that {@code --grouping} takes, which are shorter than the API's values. */
  private static Map<String, String> shortGroupings() {
    Map<String, String> words = new HashMap<>();
    for (GroupingType type : GroupingType.values()) {
      words.put(type.name(), type.shortName());
    }
    return words;
  }
}
