package orch.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import orch.configuration.Configuration;
import orch.json.CanonicalJson;

/**
 * A receipt in a file. Its digest is that of everything else in it, so that a change of any field
 * is noticed. It is no signature: who can write the file can make a new one.
 *
 * @param json the whole receipt
 */
public record Receipt(JsonNode json) {
  /** The value of the member {@code format}. */
  public static final String FORMAT = "orch receipt 1";

  private static final String DIGEST = "digest";
  private static final String ALGORITHM = "sha256:";

  /** One configuration of the receipt. */
  public record Entry(JsonNode json) {
    public String name() {
      return json.path("name").asText("");
    }

    /** The id; empty when it was unknown. */
    public String id() {
      return json.path("id").asText("");
    }

    public String action() {
      return json.path("action").asText("");
    }

    private boolean isSettled() {
      String state = json.path("state").asText("");
      return state.equals("completed") || state.equals("unchanged");
    }
  }

  /** The result for a configuration. */
  public enum Result {
    /** It is as it was after the command. */
    SAME,
    /** A field differs. */
    CHANGED,
    /** It does not exist any more. */
    GONE,
    /** It was deleted, and exists. */
    EXISTS,
    /** The receipt does not say how the write ended. */
    UNKNOWN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What became of a configuration since.
   *
   * @param fields the fields that differ
   */
  public record Comparison(Entry entry, Result result, List<String> fields) {}

  /** The receipt with these members, sealed with its digest. */
  public static Receipt of(ObjectNode members) {
    return new Receipt(members.deepCopy().put(DIGEST, digestOf(members)));
  }

  private static String digestOf(JsonNode members) {
    return ALGORITHM + CanonicalJson.digest(members);
  }

  /** Whether a document can be a receipt: it has a digest, or the format of one. */
  public static boolean isOne(JsonNode document) {
    return document.isObject() && document.has(DIGEST);
  }

  /** Whether nothing in it was changed since it was written. */
  public boolean isIntact() {
    ObjectNode rest = json.deepCopy();
    rest.remove(DIGEST);
    return digestOf(rest).equals(json.path(DIGEST).textValue());
  }

  public String format() {
    return json.path("format").asText("");
  }

  public String account() {
    return json.path("account").asText("");
  }

  /** The base URL of the API, or the name of the profile local. */
  public String service() {
    return json.path("service").asText("");
  }

  /** The configurations, in the order of the receipt. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    json.path("configurations").forEach(each -> entries.add(new Entry(each)));
    return entries;
  }

  /** The text of the file. */
  public String text() {
    return CanonicalJson.of(json) + "\n";
  }

  /**
   * Compares a configuration of a receipt with the live one.
   *
   * @param live empty when it does not exist
   */
  public static Comparison compare(Entry entry, Optional<Configuration> live) {
    boolean isDeletion = entry.action().equals("delete");
    JsonNode after = entry.json().path("after");
    if (!entry.isSettled() || (!isDeletion && after.isMissingNode())) {
      return new Comparison(entry, Result.UNKNOWN, List.of());
    }
    if (isDeletion) {
      return new Comparison(entry, live.isPresent() ? Result.EXISTS : Result.SAME, List.of());
    }
    if (live.isEmpty()) {
      return new Comparison(entry, Result.GONE, List.of());
    }
    List<String> fields = DocumentState.differences(after, DocumentState.of(live.get()));
    return new Comparison(entry, fields.isEmpty() ? Result.SAME : Result.CHANGED, fields);
  }
}
