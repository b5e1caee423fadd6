package orch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import orch.configuration.CreateRequest;
import orch.configuration.Draft;
import orch.configuration.Fields;
import orch.configuration.GroupingType;
import orch.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that describe a configuration. */
final class CreateFlags {
  /** The flag that sets a required field, for whoever forgot it. */
  private static final Map<String, String> FLAGS =
      Map.of(
          Fields.DISPLAY_NAME, "--name",
          Fields.DESCRIPTION, "--description",
          Fields.GROUPING, "--grouping",
          Fields.MEMORY_STORE, "--memory-store");

  @Option(
      names = {"--name", "--display-name"},
      paramLabel = "TEXT",
      description = "the configuration's name")
  private @Nullable String name;

  @Option(names = "--description", paramLabel = "TEXT", description = "what it is for")
  private @Nullable String description;

  @Option(
      names = "--grouping",
      paramLabel = "TYPE",
      description = "profile, addresses or addresses-and-channel, or the API's full value")
  private @Nullable String grouping;

  @Option(names = "--memory-store", paramLabel = "ID", description = "its memory store")
  private @Nullable String memoryStore;

  @Option(
      names = "--memory-extraction",
      negatable = true,
      fallbackValue = "true",
      description = "whether memories are extracted from conversations")
  private @Nullable Boolean memoryExtraction;

  @Option(
      names = "--intelligence",
      paramLabel = "ID",
      description = "an intelligence configuration; up to 5 times")
  private @Nullable List<String> intelligence;

  @Option(
      names = "--callback",
      paramLabel = "[GET=|POST=]URL",
      converter = CallbackFlag.Converter.class,
      description = "where status changes are told; up to 2 times")
  private @Nullable List<CallbackFlag> callbacks;

  @Option(
      names = "--capture",
      paramLabel = "CHANNEL=ADDRESS",
      converter = CaptureFlag.Converter.class,
      description = "capture an address in both directions; repeatable")
  private @Nullable List<CaptureFlag> captures;

  @Option(
      names = "--capture-rule",
      paramLabel = "channel=C,from=A,to=B[,key=value]",
      converter = RuleFlag.Converter.class,
      description = "add exactly one capture rule; repeatable")
  private @Nullable List<RuleFlag> rules;

  @Option(
      names = "--timeouts",
      paramLabel = "CHANNEL=INACTIVE/CLOSED",
      converter = TimeoutsFlag.Converter.class,
      description = "minutes without a message; CHANNEL=none for no timeouts; repeatable")
  private @Nullable List<TimeoutsFlag> timeouts;

  @Option(
      names = "--bridge-service",
      paramLabel = "IS...",
      description = "the Conversations v1 service to bridge")
  private @Nullable String bridgeService;

  /** The request that the draft and, over it, these flags describe. */
  CreateRequest request(Draft draft) {
    text(draft, Fields.DISPLAY_NAME, name, "--name");
    text(draft, Fields.DESCRIPTION, description, "--description");
    text(draft, Fields.GROUPING, grouping == null ? null : fullGrouping(grouping), "--grouping");
    text(draft, Fields.MEMORY_STORE, memoryStore, "--memory-store");
    if (memoryExtraction != null) {
      draft.set(Fields.EXTRACTION, BooleanNode.valueOf(memoryExtraction), "--memory-extraction");
    }
    lists(draft);
    each(captures).forEach(capture -> capture.applyTo(draft));
    each(rules).forEach(rule -> rule.applyTo(draft));
    each(timeouts).forEach(timeout -> timeout.applyTo(draft));
    if (bridgeService != null) {
      JsonNode bridge = Json.object().put(Fields.SERVICE, bridgeService);
      draft.set(Fields.BRIDGE, bridge, "--bridge-service");
    }
    return draft.toCreateRequest(field -> FLAGS.getOrDefault(field, ""));
  }

  private void lists(Draft draft) {
    if (intelligence != null) {
      ArrayNode ids = Json.array();
      intelligence.forEach(ids::add);
      draft.set(Fields.INTELLIGENCE, ids, "--intelligence");
    }
    if (callbacks != null) {
      ArrayNode all = Json.array();
      callbacks.forEach(callback -> all.add(callback.toJson()));
      draft.set(Fields.CALLBACKS, all, "--callback");
    }
  }

  private static void text(Draft draft, String field, @Nullable String value, String flag) {
    if (value != null) {
      draft.set(field, TextNode.valueOf(value), flag);
    }
  }

  private static String fullGrouping(String given) {
    return GroupingType.parse(given).map(Enum::name).orElse(given);
  }

  private static <T> List<T> each(@Nullable List<T> values) {
    return values == null ? List.of() : values;
  }
}
