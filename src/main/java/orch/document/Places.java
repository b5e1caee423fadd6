package orch.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The places of a document's values and of their keys, by JSON pointer. */
public final class Places {
  /** Those of a document that is not from a text. */
  public static final Places NONE = new Places(Place.START);

  private final Place start;
  private final PlaceTable table = new PlaceTable();
  private final Map<String, String> changes = new HashMap<>();

  /**
   * @param start of the document
   */
  public Places(Place start) {
    this.start = start;
  }

  /** Records the place of a value. */
  public void value(String pointer, Place place) {
    table.value(pointer, place);
  }

  /** Records the place of the key of a member. */
  public void key(String pointer, Place place) {
    table.key(pointer, place);
  }

  /** Records that an option of the command line has changed a value. */
  void changed(String pointer, String flag) {
    changes.put(pointer, flag);
  }

  /** The option that has changed the value at a pointer, or one around it; empty for none. */
  public String changedBy(String pointer) {
    String at = pointer;
    while (!changes.isEmpty() && !at.isEmpty()) {
      if (changes.containsKey(at)) {
        return changes.getOrDefault(at, "");
      }
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return "";
  }

  /** The pointers of all values. */
  public List<String> pointers() {
    return table.pointers();
  }

  /** Where the value at a pointer begins, else the nearest value around it. */
  public Place ofValue(String pointer) {
    String at = pointer;
    Optional<Place> found = table.ofValue(at);
    while (found.isEmpty() && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
      found = table.ofValue(at);
    }
    return found.orElse(start);
  }

  /** Where the key of a member is; for an element of a list, and for a document, its value. */
  public Place ofKey(String pointer) {
    return table.ofKey(pointer).orElseGet(() -> ofValue(pointer));
  }
}
