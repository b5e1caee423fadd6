package orch.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import orch.configuration.Fields;

/** Rules about names and ids in one document. */
final class Identities {
  private static final int DIGITS = 26;

  static final Rule STORE =
      Rule.warning(
          "O011",
          "The id of the memory store has an unknown form",
          "The service gives no error for a store that does not exist: profiles and memories"
              + " are missing later; and its list does not filter by such an id",
          "the id as the service gave it: mem_store_ and 26 lower-case letters and digits");
  static final Rule ID =
      Rule.warning(
          "O020",
          "The id of a document has an unknown form",
          "The id decides which configuration is meant, and no configuration has such an id",
          "the id as the service gave it, such as conv_configuration_ and 26 lower-case letters and"
              + " digits; or no id");
  static final Rule INTELLIGENCE =
      Rule.warning(
          "O021",
          "The id of an intelligence configuration has an unknown form",
          "No intelligence configuration has such an id, so nothing is analyzed",
          "the id as the service gave it: intelligence_configuration_ and 26 lower-case letters and"
              + " digits");
  static final Rule INTELLIGENCE_TWICE =
      Rule.warning(
          "O022",
          "An intelligence configuration is named twice",
          "The second one has no effect, and often another one was meant",
          "each id once");
  static final Rule SPACES =
      Rule.warning(
          "O023",
          "A name has spaces at its ends, or several in a row",
          "Commands find a configuration by its exact name, and such spaces cannot be seen",
          "single spaces between words, and none at the ends");
  static final Rule SERVER_FIELD =
      Rule.note(
          "O024",
          "A field that only the service sets is in the file",
          "createdAt, updatedAt and version are not sent, and are soon out of date in a file",
          "the document without these fields");

  /** About a change, and not about a document. */
  static final Rule GROUPING =
      Rule.warning(
          "O025",
          "An update changes the grouping of conversations",
          "The grouping is documented as fixed after creation: the service may refuse or ignore the"
              + " change",
          "a new configuration with the other grouping");

  static final List<Rule> ALL =
      List.of(STORE, ID, INTELLIGENCE, INTELLIGENCE_TWICE, SPACES, SERVER_FIELD, GROUPING);

  private Identities() {}

  static void check(JsonNode document, List<Finding> found) {
    JsonNode store = document.path(Fields.MEMORY_STORE);
    if (store.isTextual() && !isStore(store.textValue())) {
      found.add(
          STORE.at(
              "/" + Fields.MEMORY_STORE,
              Finding.quoted(store.textValue())
                  + " is not the id of a memory store: mem_store_ and 26 lower-case letters and"
                  + " digits"));
    }
    JsonNode id = document.path("id");
    if (id.isTextual() && !isId(id.textValue())) {
      found.add(ID.at("/id", Finding.quoted(id.textValue()) + " does not have the form of an id"));
    }
    String name = document.path(Fields.DISPLAY_NAME).asText("");
    if (!name.equals(name.strip()) || name.contains("  ")) {
      found.add(
          SPACES.at(
              "/" + Fields.DISPLAY_NAME,
              Finding.quoted(name) + " has spaces at its ends, or several in a row"));
    }
    intelligence(document.path(Fields.INTELLIGENCE), found);
    for (String field : Fields.SERVER_SET) {
      if (!field.equals("id") && document.has(field)) {
        found.add(SERVER_FIELD.at("/" + field, "is set only by the service, and is not sent"));
      }
    }
  }

  private static void intelligence(JsonNode ids, List<Finding> found) {
    Set<String> seen = new HashSet<>();
    int i = 0;
    for (JsonNode id : ids) {
      String pointer = "/" + Fields.INTELLIGENCE + "/" + i++;
      if (id.isTextual() && !isId(id.textValue())) {
        found.add(
            INTELLIGENCE.at(
                pointer,
                Finding.quoted(id.textValue())
                    + " is not the id of an intelligence configuration:"
                    + " intelligence_configuration_ and 26 lower-case letters and digits"));
      } else if (id.isTextual() && !seen.add(id.textValue())) {
        found.add(
            INTELLIGENCE_TWICE.at(
                pointer, Finding.quoted(id.textValue()) + " appears twice in the list"));
      }
    }
  }

  /** As in the API's schema: {@code mem_(store|service)_[0-7][0-9a-z]{25}}. */
  private static boolean isStore(String id) {
    return (id.startsWith("mem_store_") || id.startsWith("mem_service_"))
        && id.lastIndexOf('_') == (id.startsWith("mem_store_") ? 9 : 11)
        && isId(id);
  }

  /** A TypeID: a prefix of any name, and 26 digits of which the first is at most 7. */
  private static boolean isId(String id) {
    int start = id.lastIndexOf('_') + 1;
    if (start < 2 || id.length() != start + DIGITS) {
      return false;
    }
    for (int i = start; i < id.length(); i++) {
      char c = id.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z')) {
        return false;
      }
    }
    return id.charAt(start) >= '0' && id.charAt(start) <= '7';
  }
}
