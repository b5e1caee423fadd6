package orch.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Realistic documents. */
final class Samples {
  private Samples() {}

  static String document(String name) {
    String resource = "/contract/documents/" + name + ".json";
    try (InputStream text = Samples.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The path of the first part of the sent document that the other lacks or changes; empty when
   * there is none.
   */
  static String lost(JsonNode sent, JsonNode read) {
    if (sent.isArray() && sent.size() == read.size()) {
      for (int i = 0; i < sent.size(); i++) {
        String lost = lost(sent.get(i), read.path(i));
        if (!lost.isEmpty()) {
          return i + "/" + lost;
        }
      }
      return "";
    }
    if (sent.isObject()) {
      for (Map.Entry<String, JsonNode> member : sent.properties()) {
        String lost = lost(member.getValue(), read.path(member.getKey()));
        if (!lost.isEmpty()) {
          return member.getKey() + "/" + lost;
        }
      }
      return "";
    }
    return sent.equals(read) ? "" : sent + " became " + read;
  }
}
