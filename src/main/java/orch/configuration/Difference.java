package orch.configuration;

import static orch.configuration.Fields.CHANNELS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import orch.json.Json;

/**
 * The difference between two configurations in meaning: two notations of the same value are equal.
 * Fields that only the service sets are ignored.
 */
public final class Difference {
  /** The fields whose lists have no order. */
  private static final List<String> SETS = List.of(Fields.CALLBACKS, Fields.INTELLIGENCE);

  private final JsonNode from;
  private final JsonNode to;

  private Difference(JsonNode from, JsonNode to) {
    this.from = from;
    this.to = to;
  }

  /** The difference from one configuration to another. */
  public static Difference between(JsonNode from, JsonNode to) {
    return new Difference(from, to);
  }

  /** The difference that a PATCH makes to a configuration. */
  public static Difference by(JsonNode patch, JsonNode from) {
    return new Difference(from, applied(patch, from));
  }

  /** The configuration after a PATCH; a field or channel that it removes is null. */
  public static ObjectNode applied(JsonNode patch, JsonNode from) {
    ObjectNode to = from.deepCopy();
    for (Map.Entry<String, JsonNode> change : patch.properties()) {
      if (change.getKey().equals(CHANNELS) && change.getValue() instanceof ObjectNode channels) {
        to.withObjectProperty(CHANNELS).setAll(channels);
      } else {
        to.set(change.getKey(), change.getValue());
      }
    }
    return to;
  }

  /**
   * The smallest PATCH body for this difference: only the fields and channels that differ, and null
   * for those to remove. Empty when nothing differs.
   */
  public ObjectNode patch() {
    ObjectNode patch = Json.object();
    for (String field : fields()) {
      JsonNode wanted = to.path(field);
      if (isChannels(field)) {
        ObjectNode channels = channelPatch();
        if (!channels.isEmpty()) {
          patch.set(CHANNELS, channels);
        }
      } else if (!Sameness.ofField(field, from.path(field), wanted)) {
        patch.set(field, orNull(wanted));
      }
    }
    return patch;
  }

  /**
   * Whether to compare channel by channel. A list or a text instead of channels is a mistake, and
   * is compared as one value.
   */
  private boolean isChannels(String field) {
    JsonNode wanted = orMissing(to.path(field));
    return field.equals(CHANNELS) && (wanted.isObject() || wanted.isMissingNode());
  }

  private ObjectNode channelPatch() {
    ObjectNode patch = Json.object();
    for (String name : union(from.path(CHANNELS), to.path(CHANNELS))) {
      JsonNode has = orNull(from.path(CHANNELS).path(name));
      JsonNode wanted = orNull(to.path(CHANNELS).path(name));
      if (!Sameness.ofChannel(has, wanted)) {
        patch.set(name, wanted);
      }
    }
    return patch;
  }

  /** All changes, in the order of the fields. */
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (String field : fields()) {
      JsonNode before = from.path(field);
      JsonNode after = to.path(field);
      if (isChannels(field)) {
        for (String name : union(before, after)) {
          String path = CHANNELS + "." + name;
          channel(changes, path, orMissing(before.path(name)), orMissing(after.path(name)));
        }
      } else if (!Sameness.ofField(field, before, after)) {
        field(changes, field, orMissing(before), orMissing(after));
      }
    }
    return changes;
  }

  /** The order of a list has no meaning, so the elements that were added and removed are named. */
  private static void field(List<Change> changes, String field, JsonNode before, JsonNode after) {
    if (SETS.contains(field) && Sameness.isList(before) && Sameness.isList(after)) {
      elements(changes, field, before, after, Sameness.elementsOf(field));
    } else {
      changes.add(new Change(field, before, after));
    }
  }

  private static void channel(List<Change> changes, String path, JsonNode before, JsonNode after) {
    if (!before.isObject() || !after.isObject()) {
      if (!before.equals(after)) {
        changes.add(new Change(path, before, after));
      }
      return;
    }
    for (String field : union(before, after)) {
      JsonNode was = orMissing(before.path(field));
      JsonNode is = orMissing(after.path(field));
      String at = path + "." + field;
      if (field.equals(Fields.RULES) && Sameness.isList(was) && Sameness.isList(is)) {
        elements(changes, at, was, is, Sameness::ofRule);
      } else if (field.equals(Fields.TIMEOUTS) ? !Sameness.ofTimeouts(was, is) : !was.equals(is)) {
        changes.add(new Change(at, was, is));
      }
    }
  }

  private static void elements(
      List<Change> changes,
      String path,
      JsonNode before,
      JsonNode after,
      BiPredicate<JsonNode, JsonNode> same) {
    JsonNode none = MissingNode.getInstance();
    for (JsonNode gone : without(before, after, same)) {
      changes.add(new Change(path, gone, none));
    }
    for (JsonNode added : without(after, before, same)) {
      changes.add(new Change(path, none, added));
    }
  }

  /** The elements of one list that are not in the other; repeated ones count separately. */
  private static List<JsonNode> without(
      JsonNode elements, JsonNode others, BiPredicate<JsonNode, JsonNode> same) {
    List<JsonNode> unmatched = new ArrayList<>();
    others.forEach(unmatched::add);
    List<JsonNode> left = new ArrayList<>();
    for (JsonNode element : elements) {
      if (!removeOne(unmatched, element, same)) {
        left.add(element);
      }
    }
    return left;
  }

  private static boolean removeOne(
      List<JsonNode> elements, JsonNode wanted, BiPredicate<JsonNode, JsonNode> same) {
    for (int i = 0; i < elements.size(); i++) {
      if (same.test(wanted, elements.get(i))) {
        elements.remove(i);
        return true;
      }
    }
    return false;
  }

  private Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>(Fields.WRITABLE);
    fields.addAll(union(from, to));
    Fields.SERVER_SET.forEach(fields::remove);
    return fields;
  }

  private static Set<String> union(JsonNode one, JsonNode other) {
    Set<String> names = new LinkedHashSet<>();
    one.fieldNames().forEachRemaining(names::add);
    other.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode orNull(JsonNode value) {
    return value.isMissingNode() ? NullNode.getInstance() : value;
  }

  private static JsonNode orMissing(JsonNode value) {
    return value.isNull() ? MissingNode.getInstance() : value;
  }
}
