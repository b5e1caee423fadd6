package orch.configuration;

import static orch.configuration.Fields.CALLBACKS;
import static orch.configuration.Fields.CHANNELS;
import static orch.configuration.Fields.INTELLIGENCE;
import static orch.configuration.Fields.RULES;
import static orch.configuration.Fields.TIMEOUTS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import orch.document.edit.Edit;
import orch.json.Json;
import orch.json.JsonPointers;

/**
 * The edits that make the document of a file describe a configuration. What is the same in meaning
 * stays as it is written: no edit changes only the notation, or adds a default of the service.
 */
public final class FileEdits {
  private final JsonNode file;
  private final JsonNode live;
  private final List<Edit> edits = new ArrayList<>();

  private FileEdits(JsonNode file, JsonNode live) {
    this.file = file;
    this.live = live;
  }

  /**
   * The edits, to be made one after the other; empty when the document describes the configuration.
   *
   * @param file an object; its fields that only the service sets stay
   * @param live the configuration as the service returns it
   */
  public static List<Edit> between(JsonNode file, JsonNode live) {
    FileEdits all = new FileEdits(file, live);
    all.fields();
    return all.edits;
  }

  private void fields() {
    ObjectNode wanted = ServerDefaults.leftOut(live);
    String before = "";
    for (String field : names(wanted, file)) {
      if (Fields.SERVER_SET.contains(field)) {
        continue;
      }
      String at = JsonPointers.below("", field);
      JsonNode has = file.path(field);
      if (field.equals(CHANNELS) && has.isObject() && isObjectOrNone(live.path(field))) {
        channels(has, live.path(field), wanted.path(field));
      } else if (!Sameness.ofField(field, has, live.path(field))) {
        field(field, at, before);
      }
      before = file.has(field) || wanted.has(field) ? field : before;
    }
  }

  private void field(String field, String at, String before) {
    JsonNode has = file.path(field);
    JsonNode wants = ServerDefaults.leftOut(live).path(field);
    boolean isSet = field.equals(CALLBACKS) || field.equals(INTELLIGENCE);
    if (isSet && has.isArray() && Sameness.isList(live.path(field))) {
      ListEdits kind = field.equals(CALLBACKS) ? ListEdits.CALLBACKS : ListEdits.TEXTS;
      edits.addAll(kind.between(at, has, wants));
    } else if (!wants.isMissingNode()) {
      value(at, has, wants, before);
    } else if (file.has(field)) {
      edits.add(new Edit.Remove(at));
    }
  }

  private void channels(JsonNode has, JsonNode channels, JsonNode wanted) {
    String before = "";
    for (String name : names(wanted, has)) {
      String at = JsonPointers.below("/" + CHANNELS, name);
      JsonNode now = channels.path(name);
      JsonNode written = has.path(name);
      if (written.isObject() && now.isObject()) {
        if (!Sameness.ofChannel(written, now)) {
          channel(at, written, now);
        }
      } else if (now.isObject() && wanted.has(name)) {
        edits.add(new Edit.Set(at, wanted.path(name), before));
      } else if (!written.isNull() && !now.isObject()) {
        edits.add(new Edit.Remove(at));
      }
      before = name;
    }
  }

  private void channel(String at, JsonNode written, JsonNode now) {
    JsonNode wanted = ServerDefaults.channel(now);
    String before = "";
    for (String field : names(wanted, written)) {
      String place = JsonPointers.below(at, field);
      JsonNode has = written.path(field);
      JsonNode wants = wanted.path(field);
      if (field.equals(RULES) && Sameness.isList(has) && Sameness.isList(wants)) {
        rules(place, has, wants, before);
      } else if (field.equals(TIMEOUTS)) {
        if (!Sameness.ofTimeouts(has, wants)) {
          timeouts(place, has, wants, before);
        }
      } else if (wants.isMissingNode()) {
        if (!has.isNull()) {
          edits.add(new Edit.Remove(place));
        }
      } else {
        value(place, has, wants, before);
      }
      before = field;
    }
  }

  private void rules(String at, JsonNode has, JsonNode wants, String before) {
    if (has.isArray()) {
      edits.addAll(ListEdits.RULES.between(at, has, wants));
    } else if (!wants.isEmpty()) {
      edits.add(new Edit.Set(at, wants, before));
    }
  }

  private void timeouts(String at, JsonNode has, JsonNode wants, String before) {
    if (wants.isMissingNode()) {
      // Null is how the API's own examples write a channel without timeouts.
      edits.add(new Edit.Set(at, NullNode.getInstance()));
    } else if (has.isObject()) {
      ObjectNode normal = (ObjectNode) has.deepCopy();
      normal.removeIf(JsonNode::isNull);
      members(at, has, wants, normal);
    } else {
      edits.add(new Edit.Set(at, wants, before));
    }
  }

  private void value(String at, JsonNode has, JsonNode wants, String before) {
    if (has.equals(wants)) {
      return;
    }
    if (has.isObject() && wants.isObject() && !has.isEmpty() && !wants.isEmpty()) {
      members(at, has, wants, has);
    } else {
      edits.add(new Edit.Set(at, wants, before));
    }
  }

  /** The edits of an object's members; those that are not in its normal form stay. */
  private void members(String at, JsonNode has, JsonNode wants, JsonNode normal) {
    String before = "";
    List<String> gone = new ArrayList<>();
    for (String name : names(wants, has)) {
      if (wants.has(name) && !normal.path(name).equals(wants.path(name))) {
        value(JsonPointers.below(at, name), has.path(name), wants.path(name), before);
      } else if (!wants.has(name) && normal.has(name)) {
        gone.add(name);
      }
      before = name;
    }
    // Added first, so that the object is never empty.
    gone.forEach(name -> edits.add(new Edit.Remove(JsonPointers.below(at, name))));
  }

  /** The edits of one element. */
  static List<Edit> element(String at, JsonNode has, JsonNode wants, JsonNode normal) {
    FileEdits all = new FileEdits(Json.object(), Json.object());
    all.members(at, has, wants, normal);
    return all.edits;
  }

  private static boolean isObjectOrNone(JsonNode value) {
    return value.isObject() || value.isMissingNode() || value.isNull();
  }

  /** The names of the wanted members in their order, then the others. */
  private static Set<String> names(JsonNode wanted, JsonNode has) {
    Set<String> names = new LinkedHashSet<>();
    wanted.fieldNames().forEachRemaining(names::add);
    has.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
