package orch.configuration;

import static orch.configuration.Fields.CHANNELS;
import static orch.configuration.Fields.RULES;
import static orch.configuration.Fields.TIMEOUTS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import orch.json.Json;

/**
 * Joins two changes of the same configuration, the user's and that of others. A field that only one
 * of them changed gets the changed value; capture rules are joined one by one. A field that both
 * changed, to different values, keeps the user's value and is a conflict.
 */
public final class Rebase {
  private final ObjectNode joined = Json.object();
  private final List<String> conflicts = new ArrayList<>();

  private Rebase() {}

  /**
   * Joins the changes.
   *
   * @param base the configuration before both changes
   * @param mine an object
   * @param theirs an object
   */
  public static Rebase of(JsonNode base, JsonNode mine, JsonNode theirs) {
    Rebase rebase = new Rebase();
    for (String field : names(mine, theirs)) {
      JsonNode before = base.path(field);
      JsonNode ours = mine.path(field);
      JsonNode others = theirs.path(field);
      if (Fields.SERVER_SET.contains(field)) {
        continue;
      }
      if (field.equals(CHANNELS) && before.isObject() && ours.isObject() && others.isObject()) {
        rebase.joined.set(field, rebase.channels(before, ours, others));
      } else {
        boolean isOurs = !Sameness.ofField(field, before, ours);
        boolean isTheirs = !Sameness.ofField(field, before, others);
        boolean isSame = Sameness.ofField(field, ours, others);
        set(rebase.joined, field, rebase.chosen(field, isOurs, isTheirs && !isSame, ours, others));
      }
    }
    return rebase;
  }

  /** The configuration with both changes. */
  public ObjectNode joined() {
    return joined;
  }

  /** The paths of the fields that both changed to different values. */
  public List<String> conflicts() {
    return conflicts;
  }

  private JsonNode chosen(
      String path, boolean isOurs, boolean isTheirs, JsonNode ours, JsonNode others) {
    if (isOurs && isTheirs) {
      conflicts.add(path);
    }
    return isTheirs && !isOurs ? others : ours;
  }

  private ObjectNode channels(JsonNode base, JsonNode mine, JsonNode theirs) {
    ObjectNode channels = Json.object();
    for (String name : names(mine, theirs)) {
      JsonNode before = base.path(name);
      JsonNode ours = mine.path(name);
      JsonNode others = theirs.path(name);
      boolean isOurs = !Sameness.ofChannel(before, ours);
      boolean isTheirs = !Sameness.ofChannel(before, others) && !Sameness.ofChannel(ours, others);
      String path = CHANNELS + "." + name;
      if (isOurs && isTheirs && ours.isObject() && others.isObject()) {
        channels.set(name, channel(path, before, ours, others));
      } else {
        set(channels, name, chosen(path, isOurs, isTheirs, ours, others));
      }
    }
    return channels;
  }

  private ObjectNode channel(String path, JsonNode base, JsonNode mine, JsonNode theirs) {
    ObjectNode channel = Json.object();
    for (String field : names(mine, theirs)) {
      JsonNode before = base.path(field);
      JsonNode ours = mine.path(field);
      JsonNode others = theirs.path(field);
      if (field.equals(RULES) && areLists(before, ours, others)) {
        channel.set(field, rules(before, ours, others));
      } else {
        boolean isOurs = !isSame(field, before, ours);
        boolean isTheirs = !isSame(field, before, others) && !isSame(field, ours, others);
        set(channel, field, chosen(path + "." + field, isOurs, isTheirs, ours, others));
      }
    }
    return channel;
  }

  private static boolean areLists(JsonNode... values) {
    for (JsonNode value : values) {
      if (!Sameness.isList(value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(String field, JsonNode one, JsonNode other) {
    return field.equals(TIMEOUTS) ? Sameness.ofTimeouts(one, other) : one.equals(other);
  }

  /** The user's rules without those that others removed, and with those that others added. */
  private static ArrayNode rules(JsonNode base, JsonNode mine, JsonNode theirs) {
    ArrayNode rules = Json.array();
    mine.forEach(
        rule -> {
          if (!has(base, rule) || has(theirs, rule)) {
            rules.add(rule);
          }
        });
    theirs.forEach(
        rule -> {
          if (!has(base, rule) && !has(rules, rule)) {
            rules.add(rule);
          }
        });
    return rules;
  }

  private static boolean has(JsonNode rules, JsonNode rule) {
    for (JsonNode other : rules) {
      if (Sameness.ofRule(other, rule)) {
        return true;
      }
    }
    return false;
  }

  private static void set(ObjectNode object, String name, JsonNode value) {
    if (!value.isMissingNode()) {
      object.set(name, value);
    }
  }

  private static Set<String> names(JsonNode one, JsonNode other) {
    Set<String> names = new LinkedHashSet<>();
    one.fieldNames().forEachRemaining(names::add);
    other.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
