package orch.configuration;

/** The place of a value in a document, in the two ways it is written. */
public final class FieldPath {
  private FieldPath() {}

  /**
   * {@code /channelSettings/SMS/captureRules/0/from} as {@code
   * channelSettings.SMS.captureRules[0].from}.
   */
  public static String ofPointer(String pointer) {
    StringBuilder path = new StringBuilder();
    for (String step : pointer.split("/", -1)) {
      if (step.isEmpty()) {
        continue;
      }
      String key = step.replace("~1", "/").replace("~0", "~");
      if (key.chars().allMatch(c -> c >= '0' && c <= '9')) {
        path.append('[').append(key).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(key);
      }
    }
    return path.toString();
  }
}
