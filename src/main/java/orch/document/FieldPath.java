package orch.document;

import orch.json.JsonPointers;

/** Converts a JSON pointer to the form for messages. */
public final class FieldPath {
  private FieldPath() {}

  /**
   * {@code /channelSettings/SMS/captureRules/0/from} as {@code
   * channelSettings.SMS.captureRules[0].from}; an empty key as {@code ""}.
   */
  public static String ofPointer(String pointer) {
    StringBuilder path = new StringBuilder();
    String[] steps = pointer.split("/", -1);
    // The first part, before the first slash, is always empty.
    for (int i = 1; i < steps.length; i++) {
      String key = JsonPointers.key(steps[i]);
      if (key.isEmpty()) {
        path.append(path.isEmpty() ? "\"\"" : ".\"\"");
      } else if (key.chars().allMatch(c -> c >= '0' && c <= '9')) {
        path.append('[').append(key).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(key);
      }
    }
    return path.toString();
  }
}
