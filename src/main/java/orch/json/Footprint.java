package orch.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Estimates the memory that a tree takes, as measured on a 64-bit JVM with compressed pointers. */
public final class Footprint {
  private static final int OBJECT = 160;
  private static final int MEMBER = 44;
  private static final int ARRAY = 80;
  private static final int SCALAR = 24;
  private static final int TEXT = 56;

  private Footprint() {}

  /** The estimated bytes of the value with all its members; keys count as shared. */
  public static long of(JsonNode value) {
    long bytes =
        switch (value.getNodeType()) {
          case OBJECT -> OBJECT + (long) MEMBER * value.size();
          case ARRAY -> ARRAY + 4L * value.size();
          case STRING -> TEXT + 2L * value.textValue().length();
          default -> SCALAR;
        };
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        bytes += of(member.getValue());
      }
    } else {
      for (JsonNode element : value) {
        bytes += of(element);
      }
    }
    return bytes;
  }
}
