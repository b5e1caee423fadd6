package orch.configuration;

import static orch.configuration.Fields.BRIDGE;
import static orch.configuration.Fields.CALLBACKS;
import static orch.configuration.Fields.CHANNELS;
import static orch.configuration.Fields.DESCRIPTION;
import static orch.configuration.Fields.DISPLAY_NAME;
import static orch.configuration.Fields.EXTRACTION;
import static orch.configuration.Fields.GROUPING;
import static orch.configuration.Fields.INTELLIGENCE;
import static orch.configuration.Fields.MEMORY_STORE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The API's limits for a configuration in a write: which fields are required, and which values are
 * allowed. Unknown fields are not checked here, but in {@link UnknownFields}.
 *
 * <p>The numbers and patterns are those of the API's published schema. The rule that callbacks must
 * be https on a public host comes from its guides.
 */
public enum Limits {
  /** POST: null is the same as a missing field. */
  CREATE,
  /** PUT: null is the same as a missing field, and missing fields are removed. */
  REPLACE,
  /**
   * PATCH: no field is required. Null removes a field, so it is not allowed for fields that every
   * configuration has.
   */
  PATCH;

  private static final Set<String> NEVER_NULL =
      Set.of(DISPLAY_NAME, DESCRIPTION, GROUPING, MEMORY_STORE);

  /** All violations in the document, in the order of the schema's fields. */
  public List<Violation> check(JsonNode document) {
    List<Violation> found = new ArrayList<>();
    Value root = new Value(document, "", found);
    if (root.requireObject("a configuration")) {
      for (String field : Fields.WRITABLE) {
        if (isGiven(root.member(field))) {
          field(root.member(field), field);
        }
      }
    }
    return found;
  }

  /**
   * Why a text cannot be the id of a memory store; empty when it can. Documents and list filters
   * have the same limits, so that every configuration can be found by its store.
   */
  public static Optional<String> objectionToMemoryStore(String id) {
    return objection(MEMORY_STORE, TextNode.valueOf(id));
  }

  /** Why a value cannot be that of a field; empty when it can. */
  public static Optional<String> objection(String field, JsonNode value) {
    List<Violation> found = new ArrayList<>();
    field(new Value(value, "/" + field, found), field);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0).message());
  }

  private boolean isGiven(Value value) {
    if (value.isPresent() && !value.isNull()) {
      return true;
    }
    if (isRequired(value.name())) {
      value.violates("is required");
    } else if (this == PATCH && value.isNull() && NEVER_NULL.contains(value.name())) {
      value.violates("cannot be removed: every configuration has one");
    }
    return false;
  }

  private boolean isRequired(String field) {
    return switch (this) {
      case CREATE -> NEVER_NULL.contains(field);
      case REPLACE ->
          !field.equals(DISPLAY_NAME) && (field.equals(CHANNELS) || NEVER_NULL.contains(field));
      case PATCH -> false;
    };
  }

  private static void field(Value value, String name) {
    switch (name) {
      case DISPLAY_NAME -> ScalarLimits.displayName(value);
      case DESCRIPTION -> value.text(1, 512);
      case GROUPING -> value.oneOf(GroupingType.names());
      case MEMORY_STORE -> ScalarLimits.memoryStore(value);
      case CHANNELS -> ChannelLimits.channels(value);
      case CALLBACKS -> ScalarLimits.callbacks(value);
      case INTELLIGENCE -> value.elements(5, element -> element.text(1, 256));
      case EXTRACTION -> value.requireBoolean();
      case BRIDGE -> ScalarLimits.bridge(value);
      default -> throw new IllegalStateException(name);
    }
  }
}
