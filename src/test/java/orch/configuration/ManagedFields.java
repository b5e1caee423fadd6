package orch.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import orch.json.Json;

/**
 * Which fields of a configuration a file manages, and whether a configuration has them as the file
 * says. What is equal is decided here anew, by writing both values in one notation.
 */
public final class ManagedFields {
  private ManagedFields() {}

  /** Some of the fields of a document, as a file has them; some of them null. */
  public static ObjectNode part(ObjectNode whole, Random random) {
    ObjectNode file = whole.deepCopy();
    file.remove("futureField");
    file.remove(Fields.SERVER_SET);
    leaveOutSome(file, random);
    for (JsonNode channel : file.path(Fields.CHANNELS)) {
      if (channel instanceof ObjectNode settings) {
        settings.remove("futureSetting");
        for (JsonNode rule : settings.path(Fields.RULES)) {
          ((ObjectNode) rule).remove("futureRuleField");
        }
        leaveOutSome(settings, random);
      }
    }
    if (random.nextInt(4) == 0) {
      List<String> removable = List.of(Fields.CALLBACKS, Fields.INTELLIGENCE, Fields.EXTRACTION);
      file.putNull(removable.get(random.nextInt(removable.size())));
    }
    if (random.nextInt(4) == 0 && file.path(Fields.CHANNELS) instanceof ObjectNode channels) {
      channels.putNull("SMS");
    }
    return file;
  }

  private static void leaveOutSome(ObjectNode object, Random random) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    names.stream().filter(name -> random.nextInt(3) == 0).forEach(object::remove);
  }

  /** Checks that a configuration has the fields of the file, and its own other fields as before. */
  public static void check(ObjectNode live, ObjectNode file, ObjectNode after, String seed) {
    for (String field : names(live, file, after)) {
      if (Fields.SERVER_SET.contains(field) || field.equals(Fields.CHANNELS)) {
        continue;
      }
      JsonNode wanted = file.has(field) ? file.path(field) : live.path(field);
      assertEquals(plain(field, wanted), plain(field, after.path(field)), seed + " " + field);
    }
    channelsAreAsWanted(live, file, after, seed);
  }

  private static void channelsAreAsWanted(
      ObjectNode live, ObjectNode file, ObjectNode after, String seed) {
    JsonNode had = live.path(Fields.CHANNELS);
    JsonNode written = file.path(Fields.CHANNELS);
    JsonNode has = after.path(Fields.CHANNELS);
    for (String name : names(had, written, has)) {
      if (written.path(name).isNull()) {
        assertTrue(!has.has(name), seed + " " + name);
        continue;
      }
      for (String setting : names(had.path(name), written.path(name), has.path(name))) {
        JsonNode wanted =
            written.path(name).has(setting)
                ? written.path(name).path(setting)
                : had.path(name).path(setting);
        JsonNode before = had.path(name).path(setting);
        if (setting.equals(Fields.TIMEOUTS) && wanted instanceof ObjectNode times) {
          wanted = overlaid(before, times);
        }
        assertEquals(
            plain(setting, wanted),
            plain(setting, has.path(name).path(setting)),
            seed + " " + name + "." + setting);
      }
    }
  }

  /** The members of a channel or of its timeouts, with those of the file over them. */
  public static ObjectNode overlaid(JsonNode before, ObjectNode written) {
    ObjectNode all = before.isObject() ? before.deepCopy() : Json.object();
    for (Map.Entry<String, JsonNode> field : written.properties()) {
      if (field.getKey().equals(Fields.TIMEOUTS) && field.getValue() instanceof ObjectNode times) {
        all.set(Fields.TIMEOUTS, overlaid(all.path(Fields.TIMEOUTS), times));
      } else {
        all.set(field.getKey(), field.getValue());
      }
    }
    return all;
  }

  private static List<String> names(JsonNode... objects) {
    Map<String, Boolean> names = new TreeMap<>();
    for (JsonNode object : objects) {
      object.fieldNames().forEachRemaining(name -> names.put(name, true));
    }
    return List.copyOf(names.keySet());
  }

  /** A configuration in one notation, without what only the service sets. */
  public static String whole(ObjectNode configuration) {
    StringBuilder text = new StringBuilder();
    for (String field : names(configuration)) {
      if (!Fields.SERVER_SET.contains(field)) {
        text.append(field).append(plain(field, configuration.path(field))).append('\n');
      }
    }
    return text.toString();
  }

  /** A value in one notation: sorted, with the default values left out. */
  public static String plain(String path, JsonNode value) {
    String field = path.substring(path.lastIndexOf('.') + 1);
    if (value.isNull() || value.isMissingNode() || (value.isArray() && value.isEmpty())) {
      return "";
    }
    if (value.isArray() && !path.startsWith("future")) {
      List<String> elements = new ArrayList<>();
      value.forEach(element -> elements.add(plain(field, element)));
      elements.sort(null);
      return elements.toString();
    }
    if (!value.isObject() || path.startsWith("future")) {
      return field.equals(Fields.EXTRACTION) && !value.booleanValue() ? "" : Json.compact(value);
    }
    Map<String, String> members = new TreeMap<>();
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      String text = plain(member.getKey(), member.getValue());
      if (!text.isEmpty()) {
        members.put(member.getKey(), text);
      }
    }
    members.remove("method", "\"POST\"");
    // A channel without settings is a channel; timeouts without times are none.
    boolean isChannel = path.startsWith(Fields.CHANNELS) || Fields.CHANNEL_NAMES.contains(field);
    return members.isEmpty() && !isChannel ? "" : members.toString();
  }
}
