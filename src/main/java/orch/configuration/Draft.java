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
 * A configuration that is being composed from the live one, a file and flags. It records the source
 * of each value, for error messages. {@link Requests} makes requests from it.
 */
public final class Draft {
  private final ObjectNode tree;
  private Optional<String> file = Optional.empty();

  /** The source of the value at each JSON pointer: a flag, or a file and line. */
  private final Map<String, String> sources = new HashMap<>();

  private Draft(ObjectNode tree) {
    this.tree = tree;
    tree.remove(Fields.SERVER_SET);
  }

  /** An empty draft. */
  public static Draft empty() {
    return new Draft(Json.object());
  }

  /**
   * A draft of a file's document, without the fields that only the service sets.
   *
   * @throws InvalidDocumentException when the document is not an object
   */
  public static Draft of(Document document) {
    Draft draft = new Draft(object(document).deepCopy());
    draft.recordSources(document);
    return draft;
  }

  /** A draft of a live configuration, without the fields that only the service sets. */
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

  private void recordSources(Document document) {
    file = Optional.of(document.file());
    document.places().pointers().forEach(at -> sources.put(at, document.placeOf(at)));
  }

  /**
   * Merges a file's document: its fields, in each channel its fields, and in the timeouts of a
   * channel its timeouts, replace those of the draft. Other fields stay. Null removes a field.
   *
   * @throws InvalidDocumentException when the document is not an object
   */
  public void merge(Document document) {
    ObjectNode written = object(document).deepCopy();
    recordSources(document);
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
      ObjectNode present = channel(channel);
      JsonNode timeouts = settings.path(TIMEOUTS);
      if (timeouts.isObject() && present.path(TIMEOUTS) instanceof ObjectNode before) {
        settings.set(TIMEOUTS, before.deepCopy().setAll((ObjectNode) timeouts));
      }
      present.setAll(settings);
    } else {
      tree.withObjectProperty(CHANNELS).set(channel, written);
    }
  }

  /** Whether the draft has a field, even with the value null. */
  public boolean has(String field) {
    return tree.has(field);
  }

  /** Sets a field, replacing its value. */
  public void set(String field, JsonNode value, String flag) {
    tree.set(field, value);
    recordSource("/" + field, flag);
  }

  /** Sets a member of a field that is an object; its other members stay. */
  public void setMember(String field, String member, JsonNode value, String flag) {
    member(tree, field).set(member, value);
    recordSource("/" + field + "/" + member, flag);
    sources.putIfAbsent("/" + field, flag);
  }

  /** Removes a field, or a field of a channel, by setting it to null. */
  public void clear(FieldName name, String flag) {
    String pointer = name.pointer();
    String parent = pointer.substring(0, pointer.lastIndexOf('/'));
    if (tree.at(parent) instanceof ObjectNode object) {
      object.set(pointer.substring(pointer.lastIndexOf('/') + 1), NullNode.getInstance());
    }
    recordSource(pointer, flag);
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
   * Removes the capture rules of a channel that have an address in {@code from} or {@code to}.
   *
   * @return whether there were such rules
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
        shiftSources(pointer(channel, RULES) + "/", i);
      }
    }
    return rules.size() < before;
  }

  /**
   * Removes a channel.
   *
   * @return whether the draft had the channel
   */
  public boolean removeChannel(String channel) {
    return tree.path(CHANNELS) instanceof ObjectNode channels && channels.remove(channel) != null;
  }

  /** Sets a channel's timeouts: an object, whose members replace the present ones, or null. */
  public void timeouts(String channel, JsonNode timeouts, String flag) {
    ObjectNode settings = channel(channel);
    if (timeouts instanceof ObjectNode members
        && settings.path(TIMEOUTS) instanceof ObjectNode have) {
      have.setAll(members);
    } else {
      settings.set(TIMEOUTS, timeouts);
    }
    recordSource(pointer(channel, TIMEOUTS), flag);
    sources.putIfAbsent(pointer(channel), flag);
  }

  /** Records a flag as the source of a value, instead of the file's. */
  private void recordSource(String pointer, String flag) {
    sources.keySet().removeIf(at -> at.startsWith(pointer + "/"));
    sources.put(pointer, flag);
  }

  /** Shifts the sources of the elements behind a removed one. */
  private void shiftSources(String list, int gone) {
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

  /** The file that was read or merged; empty when there was none. */
  Optional<String> file() {
    return file;
  }

  /** Whether the value at a pointer comes from the user: a flag or a file. */
  boolean isFromUser(String pointer) {
    return sources.containsKey(pointer);
  }

  /** The document as it is now. Changing it changes the draft. */
  public ObjectNode document() {
    return tree;
  }

  /** The source of a value, else of the nearest value around it: a flag, or a file and line. */
  public String sourceOf(String pointer) {
    String at = pointer;
    while (!at.isEmpty() && !sources.containsKey(at)) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return sources.getOrDefault(at, "");
  }

  private ObjectNode channel(String name) {
    return member(member(tree, CHANNELS), name);
  }

  /**
   * The member object with this name, created when missing. Where the file has another value, a
   * detached object, so that the mistake is reported later.
   */
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
