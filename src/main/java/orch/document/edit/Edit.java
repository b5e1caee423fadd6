package orch.document.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import orch.json.JsonPointers;

/** One change of a document. */
public sealed interface Edit {
  /** The place, as a JSON pointer (RFC 6901). */
  String pointer();

  /**
   * The document after the change; the given one stays as it is.
   *
   * @throws IllegalArgumentException when the document has no such place
   */
  JsonNode appliedTo(JsonNode document);

  /**
   * Sets the value at a pointer. A member that is missing is added to its object.
   *
   * @param after the key of the member behind which a missing one is added; when the object has no
   *     such member, it is added at the end
   */
  record Set(String pointer, JsonNode value, String after) implements Edit {
    /** Sets a value; a missing member is added at the end of its object. */
    public Set(String pointer, JsonNode value) {
      this(pointer, value, "");
    }

    @Override
    public JsonNode appliedTo(JsonNode document) {
      if (pointer.isEmpty()) {
        return value;
      }
      JsonNode copy = document.deepCopy();
      JsonNode parent = Edit.existing(copy, parent());
      if (parent instanceof ObjectNode object) {
        object.set(key(), value);
      } else if (parent instanceof ArrayNode array) {
        array.set(Integer.parseInt(key()), value);
      } else {
        throw Edit.missing(pointer);
      }
      return copy;
    }
  }

  /** Removes a member of an object or an element of a list. */
  record Remove(String pointer) implements Edit {
    @Override
    public JsonNode appliedTo(JsonNode document) {
      JsonNode copy = document.deepCopy();
      Edit.existing(copy, pointer);
      JsonNode parent = Edit.existing(copy, parent());
      if (parent instanceof ObjectNode object) {
        object.remove(key());
      } else if (parent instanceof ArrayNode array) {
        array.remove(Integer.parseInt(key()));
      }
      return copy;
    }
  }

  /** Adds an element at the end of the list at a pointer. */
  record Append(String pointer, JsonNode value) implements Edit {
    @Override
    public JsonNode appliedTo(JsonNode document) {
      JsonNode copy = document.deepCopy();
      if (!(Edit.existing(copy, pointer) instanceof ArrayNode array)) {
        throw Edit.missing(pointer);
      }
      array.add(value);
      return copy;
    }
  }

  /** The pointer of the object or list around the place; the document has none. */
  default String parent() {
    return pointer().substring(0, Math.max(0, pointer().lastIndexOf('/')));
  }

  /** The key or the index of the place in the object or list around it. */
  default String key() {
    return JsonPointers.key(pointer().substring(pointer().lastIndexOf('/') + 1));
  }

  private static JsonNode existing(JsonNode document, String pointer) {
    JsonNode at = document.at(pointer);
    if (at.isMissingNode()) {
      throw missing(pointer);
    }
    return at;
  }

  private static IllegalArgumentException missing(String pointer) {
    return new IllegalArgumentException("the document has no value at " + pointer);
  }
}
