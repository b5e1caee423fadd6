package orch.configuration;

import static orch.configuration.Fields.CALLBACKS;
import static orch.configuration.Fields.CHANNELS;
import static orch.configuration.Fields.RULES;
import static orch.configuration.Fields.TIMEOUTS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import orch.json.Json;

/**
 * Leaves out of a configuration what the service adds to it and what it means anyway, as {@link
 * Sameness} decides. A configuration that is created from the rest reads the same.
 */
public final class ServerDefaults {
  private static final String VOICE = "VOICE";
  private static final List<String> CHANNEL_FIELDS = List.of(RULES, TIMEOUTS);
  private static final List<String> RULE_FIELDS = List.of("from", "to");
  private static final List<String> CALLBACK_FIELDS = List.of("url");

  private ServerDefaults() {}

  /**
   * A copy without the fields that only the service sets, and without defaults; the known fields
   * are first, in the order of the schema. Unknown fields stay.
   */
  public static ObjectNode leftOut(JsonNode configuration) {
    ObjectNode rest = Json.object();
    for (String field : names(Fields.WRITABLE, configuration)) {
      JsonNode value = configuration.path(field);
      boolean isDefault = Sameness.ofField(field, value, MissingNode.getInstance());
      boolean isKnown = Fields.WRITABLE.contains(field);
      if (!Fields.SERVER_SET.contains(field) && !(isKnown && isDefault)) {
        rest.set(field, field(field, value));
      }
    }
    JsonNode channels = rest.path(CHANNELS);
    if (channels.isObject() && channels.isEmpty()) {
      rest.remove(CHANNELS);
    }
    return rest;
  }

  private static JsonNode field(String field, JsonNode value) {
    return switch (field) {
      case CHANNELS -> value.isObject() ? channels(value) : value;
      case CALLBACKS -> list(value, true);
      default -> value;
    };
  }

  /**
   * The service adds channels only to other ones. So when all have only defaults, one of them
   * stays, and makes the service add the others.
   */
  private static ObjectNode channels(JsonNode channels) {
    ObjectNode rest = Json.object();
    boolean isAnyAdded = false;
    for (String name : names(Fields.CHANNEL_NAMES, channels)) {
      JsonNode settings = channels.path(name);
      boolean isAdded = Sameness.isAddedChannel(name, settings);
      isAnyAdded |= isAdded;
      if (!isAdded && !settings.isNull()) {
        rest.set(name, channel(settings));
      }
    }
    if (rest.isEmpty() && isAnyAdded) {
      rest.putObject(VOICE).putNull(TIMEOUTS);
    }
    return rest;
  }

  /** A channel's settings without defaults. */
  static JsonNode channel(JsonNode settings) {
    if (!settings.isObject()) {
      return settings;
    }
    ObjectNode rest = Json.object();
    for (String field : names(CHANNEL_FIELDS, settings)) {
      JsonNode value = settings.path(field);
      if (field.equals(RULES)) {
        value = list(value, false);
      } else if (field.equals(TIMEOUTS)) {
        value = Sameness.normalTimeouts(value);
      }
      boolean isDefault = value.isNull() || (field.equals(RULES) && value.isEmpty());
      if (!isDefault) {
        rest.set(field, value);
      }
    }
    return rest;
  }

  private static JsonNode list(JsonNode list, boolean isOfCallbacks) {
    if (!list.isArray()) {
      return list;
    }
    ArrayNode rest = Json.array();
    list.forEach(element -> rest.add(isOfCallbacks ? callback(element) : rule(element)));
    return rest;
  }

  /** A capture rule without defaults. */
  static JsonNode rule(JsonNode rule) {
    return ordered(RULE_FIELDS, Sameness.normalRule(rule));
  }

  private static JsonNode callback(JsonNode callback) {
    JsonNode normal = ordered(CALLBACK_FIELDS, callback);
    if (normal instanceof ObjectNode object && Sameness.isUsualMethod(object)) {
      object.remove(Sameness.METHOD);
    }
    return normal;
  }

  private static JsonNode ordered(List<String> first, JsonNode value) {
    if (!value.isObject()) {
      return value;
    }
    ObjectNode ordered = Json.object();
    names(first, value).forEach(name -> ordered.set(name, value.path(name)));
    return ordered;
  }

  /** The names of the members: first the known ones in their order, then the others. */
  private static List<String> names(List<String> known, JsonNode object) {
    Set<String> names = new LinkedHashSet<>(known);
    object.fieldNames().forEachRemaining(names::add);
    List<String> present = new ArrayList<>(names);
    present.removeIf(name -> !object.has(name));
    return present;
  }
}
