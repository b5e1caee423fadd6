package orch.configuration;

import static orch.configuration.Fields.CHANNELS;
import static orch.configuration.Fields.RULES;
import static orch.configuration.Fields.TIMEOUTS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import orch.document.Document;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.json.Json;
import orch.json.JsonPointers;

/**
 * A configuration in the making, out of what is there, a file and flags; it knows where everything
 * that was written in it was written. {@link Requests} makes requests of it.
 */
public final class Draft {
  private final ObjectNode tree;
  private Optional<String> file = Optional.empty();

  /** The flag, or the file and line, where the value at each JSON pointer was written. */
  private final Map<String, String> sources = new HashMap<>();

  private Draft(ObjectNode tree) {
    this.tree = tree;
    tree.remove(Fields.SERVER_SET);
  }

  /** A draft that says nothing yet. */
  public static Draft empty() {
    return new Draft(Json.object());
  }

  /**
   * A draft that says what a file says, less the fields only the service sets.
   *
   * @throws InvalidDocumentException when the document is not an object
   */
  public static Draft of(Document document) {
    Draft draft = new Draft(object(document).deepCopy());
    draft.wroteAll(document);
    return draft;
  }

  /** A draft that says what a configuration is now, less the fields only the service sets. */
  public static Draft onto(Configuration live) {
    return new Draft(live.json().deepCopy());
  }

  private static ObjectNode object(Document document) {
    if (document.tree() instanceof ObjectNode object) {
      return object;
    }
    throw new InvalidDocumentException(
        List.of(new Mistake(document.placeOf(""), "", "the document is not an object")));
  }

  private void wroteAll(Document document) {
    file = Optional.of(document.file());
    document.lines().keySet().forEach(at -> sources.put(at, document.placeOf(at)));
  }

  /**
   * Takes over the fields that a file has, and of a channel the fields that the file has for it;
   * everything else stays as it is. Null removes.
   *
   * @throws InvalidDocumentException when the document is not an object
   */
  public void merge(Document document) {
    ObjectNode written = object(document).deepCopy();
    wroteAll(document);
    written.remove(Fields.SERVER_SET);
    JsonNode channels = written.path(CHANNELS);
    if (channels.isObject() && tree.path(CHANNELS).isObject()) {
      written.remove(CHANNELS);
      channels.properties().forEach(channel -> merge(channel.getKey(), channel.getValue()));
    }
    tree.setAll(written);
  }

  private void merge(String channel, JsonNode written) {
    if (written instanceof ObjectNode settings && tree.at(pointer(channel)).isObject()) {
      channel(channel).setAll(settings);
    } else {
      tree.withObjectProperty(CHANNELS).set(channel, written);
    }
  }

  /** Whether it says something of a field, be it null. */
  public boolean says(String field) {
    return tree.has(field);
  }

  /** Sets a field, whatever it was before. */
  public void set(String field, JsonNode value, String flag) {
    tree.set(field, value);
    replaced("/" + field, flag);
  }

  /** Sets a member of a field that is an object; its other members stay. */
  public void setMember(String field, String member, JsonNode value, String flag) {
    member(tree, field).set(member, value);
    replaced("/" + field + "/" + member, flag);
    sources.putIfAbsent("/" + field, flag);
  }

  /** Takes a field, or one of a channel, away. */
  public void clear(FieldName name, String flag) {
    String pointer = name.pointer();
    String parent = pointer.substring(0, pointer.lastIndexOf('/'));
    if (tree.at(parent) instanceof ObjectNode object) {
      object.set(pointer.substring(pointer.lastIndexOf('/') + 1), NullNode.getInstance());
    }
    replaced(pointer, flag);
  }

  /** Adds a capture rule to a channel, unless the channel has one for the same messages. */
  public void addRule(String channel, ObjectNode rule, String flag) {
    ObjectNode settings = channel(channel);
    if (isFree(settings.path(RULES))) {
      settings.set(RULES, Json.array());
    }
    if (settings.path(RULES) instanceof ArrayNode rules
        && !Sameness.hasOneForTheSameMessages(rules, rule)) {
      sources.put(pointer(channel, RULES) + "/" + rules.size(), flag);
      rules.add(rule);
    }
    sources.putIfAbsent(pointer(channel), flag);
  }

  /**
   * Takes away the capture rules of a channel that name an address as either end.
   *
   * @return whether there were any
   */
  public boolean removeRules(String channel, String address) {
    if (!(tree.at(pointer(channel, RULES)) instanceof ArrayNode rules)) {
      return false;
    }
    int before = rules.size();
    for (int i = before - 1; i >= 0; i--) {
      JsonNode rule = rules.get(i);
      if (Stream.of("from", "to").anyMatch(end -> rule.path(end).asText().equals(address))) {
        rules.remove(i);
        removed(pointer(channel, RULES) + "/", i);
      }
    }
    return rules.size() < before;
  }

  /**
   * Takes a channel away.
   *
   * @return whether it was there
   */
  public boolean removeChannel(String channel) {
    return tree.path(CHANNELS) instanceof ObjectNode channels && channels.remove(channel) != null;
  }

  /** Sets a channel's timeouts: an object, whose members go over those that are there, or null. */
  public void timeouts(String channel, JsonNode timeouts, String flag) {
    ObjectNode settings = channel(channel);
    if (timeouts instanceof ObjectNode members
        && settings.path(TIMEOUTS) instanceof ObjectNode have) {
      have.setAll(members);
    } else {
      settings.set(TIMEOUTS, timeouts);
    }
    replaced(pointer(channel, TIMEOUTS), flag);
    sources.putIfAbsent(pointer(channel), flag);
  }

  /** What the file said there, and below, counts no more. */
  private void replaced(String pointer, String flag) {
    sources.keySet().removeIf(at -> at.startsWith(pointer + "/"));
    sources.put(pointer, flag);
  }

  /** What stood behind an element that is gone stands one place nearer to the beginning. */
  private void removed(String list, int gone) {
    Map<String, String> before = Map.copyOf(sources);
    sources.keySet().removeIf(at -> at.startsWith(list));
    before.forEach(
        (at, source) -> {
          if (at.startsWith(list)) {
            String[] steps = at.substring(list.length()).split("/", 2);
            int index = Integer.parseInt(steps[0]);
            if (index != gone) {
              String below = steps.length > 1 ? "/" + steps[1] : "";
              sources.put(list + (index > gone ? index - 1 : index) + below, source);
            }
          }
        });
  }

  ObjectNode tree() {
    return tree;
  }

  /** The file that was taken in. */
  Optional<String> file() {
    return file;
  }

  /** Whether the value at a pointer was written by the person. */
  boolean names(String pointer) {
    return sources.containsKey(pointer);
  }

  /** The flag, or the file and line, where a value was written, or the nearest around it. */
  String sourceOf(String pointer) {
    String at = pointer;
    while (!at.isEmpty() && !sources.containsKey(at)) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return sources.getOrDefault(at, "");
  }

  private ObjectNode channel(String name) {
    return member(member(tree, CHANNELS), name);
  }

  /** The object of that name; one that belongs to nothing where a file has a mistake instead. */
  private static ObjectNode member(ObjectNode object, String name) {
    JsonNode have = object.path(name);
    if (have instanceof ObjectNode member) {
      return member;
    }
    ObjectNode made = Json.object();
    if (isFree(have)) {
      object.set(name, made);
    }
    return made;
  }

  private static boolean isFree(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static String pointer(String channel) {
    return JsonPointers.below("/" + CHANNELS, channel);
  }

  private static String pointer(String channel, String field) {
    return JsonPointers.below(pointer(channel), field);
  }
}
