package orch.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import orch.configuration.NormalForm;
import orch.json.Json;
import orch.json.JsonPointers;

/** A hash of what a document says; its notation and the order of its lists do not count. */
public final class DocumentHash {
  /** In hexadecimal digits: enough that two documents never have the same by accident. */
  private static final int LENGTH = 32;

  private DocumentHash() {}

  /** The hash of a document of a file, or of a live configuration. */
  public static String of(JsonNode document) {
    // A null removes a field, which leaving the field out does not.
    List<String> removed = new ArrayList<>();
    nulls(document, "", removed);
    Collections.sort(removed);
    return of(Json.compact(NormalForm.of(document)) + "\n" + String.join("\n", removed));
  }

  /** The hash of a text. */
  public static String of(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void nulls(JsonNode value, String pointer, List<String> found) {
    if (value.isNull()) {
      found.add(pointer);
    }
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              member ->
                  nulls(member.getValue(), JsonPointers.below(pointer, member.getKey()), found));
    }
  }
}
