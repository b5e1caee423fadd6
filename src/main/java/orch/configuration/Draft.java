package orch.configuration;

import static orch.configuration.Fields.CHANNELS;
import static orch.configuration.Fields.RULES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import orch.json.Json;
import orch.json.TreeReader;

/**
 * A configuration in the making, out of a file and flags; it knows where everything in it was
 * written.
 */
public final class Draft {
  private final ObjectNode tree = Json.object();
  private final Optional<Document> file;

  /** The flag, or the file and line, where the value at each JSON pointer was written. */
  private final Map<String, String> sources = new HashMap<>();

  private Draft(Optional<Document> file) {
    this.file = file;
    file.ifPresent(
        document -> document.lines().keySet().forEach(at -> sources.put(at, document.placeOf(at))));
  }

  /** A draft that says nothing yet. */
  public static Draft empty() {
    return new Draft(Optional.empty());
  }

  /**
   * A draft that says what a file says, less the fields only the service sets.
   *
   * @throws InvalidDocument when the document is not an object
   */
  public static Draft of(Document document) {
    if (!document.tree().isObject()) {
      throw new InvalidDocument(
          List.of(new Mistake(document.placeOf(""), "", "the document is not an object")));
    }
    Draft draft = new Draft(Optional.of(document));
    draft.tree.setAll((ObjectNode) document.tree().deepCopy());
    draft.tree.remove(Fields.SERVER_SET);
    return draft;
  }

  /** Sets a field, whatever it was before. */
  public void set(String field, JsonNode value, String flag) {
    tree.set(field, value);
    replaced("/" + field, flag);
  }

  /** Adds a capture rule to a channel, unless the channel has the very same one. */
  public void addRule(String channel, ObjectNode rule, String flag) {
    ObjectNode settings = channel(channel);
    ArrayNode rules = settings.path(RULES) instanceof ArrayNode have ? have : Json.array();
    settings.set(RULES, rules);
    if (!contains(rules, rule)) {
      sources.put(pointer(channel, RULES) + "/" + rules.size(), flag);
      rules.add(rule);
    }
    sources.putIfAbsent(pointer(channel), flag);
  }

  /** Sets a channel's timeouts: an object, or null. */
  public void timeouts(String channel, JsonNode timeouts, String flag) {
    channel(channel).set(Fields.TIMEOUTS, timeouts);
    replaced(pointer(channel, Fields.TIMEOUTS), flag);
    sources.putIfAbsent(pointer(channel), flag);
  }

  /** What the file said there, and below, counts no more. */
  private void replaced(String pointer, String flag) {
    sources.keySet().removeIf(at -> at.startsWith(pointer + "/"));
    sources.put(pointer, flag);
  }

  /**
   * The request to create what the draft says; optional fields that are null are left out.
   *
   * @param flagOf the flag that sets a field, for the mistakes of fields that nobody set
   * @throws InvalidDocument with every mistake there is
   */
  public CreateRequest toCreateRequest(Function<String, String> flagOf) {
    List<Violation> violations = new ArrayList<>(UnknownFields.in(tree));
    violations.addAll(Limits.CREATE.check(tree));
    if (!violations.isEmpty()) {
      throw new InvalidDocument(violations.stream().map(v -> mistake(v, flagOf)).toList());
    }
    ObjectNode document = tree.deepCopy();
    removeNulls(document);
    return new CreateRequest(document);
  }

  private Mistake mistake(Violation violation, Function<String, String> flagOf) {
    String pointer = violation.pointer();
    boolean absent = tree.at(pointer).isMissingNode();
    String flag = flagOf.apply(pointer.substring(1));
    if (absent && !flag.isEmpty()) {
      String where = file.map(f -> "give " + flag + ", or put it into " + f.file()).orElse(flag);
      return new Mistake("", violation.path(), violation.message() + ": " + where);
    }
    return new Mistake(sourceOf(pointer), violation.path(), violation.message());
  }

  private String sourceOf(String pointer) {
    String at = pointer;
    while (!at.isEmpty() && !sources.containsKey(at)) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return sources.getOrDefault(at, "");
  }

  private ObjectNode channel(String name) {
    ObjectNode channels = tree.path(CHANNELS) instanceof ObjectNode have ? have : Json.object();
    tree.set(CHANNELS, channels);
    ObjectNode settings = channels.path(name) instanceof ObjectNode have ? have : Json.object();
    channels.set(name, settings);
    return settings;
  }

  private static String pointer(String channel) {
    return TreeReader.below("/" + CHANNELS, channel);
  }

  private static String pointer(String channel, String field) {
    return TreeReader.below(pointer(channel), field);
  }

  private static boolean contains(ArrayNode rules, ObjectNode rule) {
    for (JsonNode have : rules) {
      if (have.equals(rule)) {
        return true;
      }
    }
    return false;
  }

  private static void removeNulls(ObjectNode document) {
    document.properties().removeIf(field -> field.getValue().isNull());
    if (document.path(CHANNELS) instanceof ObjectNode channels) {
      channels.properties().removeIf(channel -> channel.getValue().isNull());
    }
  }
}
