package orch.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A capture rule of a configuration, in a form that can be compared: addresses without the prefixes
 * that mean the same, and the type of a call also where it is left to its default.
 *
 * @param configuration the configuration's place in the list, from 0
 * @param index the rule's place among those of its channel, from 0
 */
public record CaptureRule(
    int configuration,
    String channel,
    int index,
    String from,
    String to,
    Map<String, String> metadata) {
  /** Matches every address. */
  public static final String WILDCARD = "*";

  private static final String CALL_TYPE = "callType";
  private static final String PHONE_CALL = "PSTN";

  /** The rule in a document; empty when it has no addresses, which is a mistake. */
  public static Optional<CaptureRule> read(
      int configuration, String channel, int index, JsonNode rule) {
    if (!rule.path("from").isTextual() || !rule.path("to").isTextual()) {
      return Optional.empty();
    }
    Map<String, String> metadata = new HashMap<>();
    for (Map.Entry<String, JsonNode> each : rule.path("metadata").properties()) {
      if (!each.getValue().isNull()) {
        metadata.put(each.getKey(), each.getValue().asText());
      }
    }
    return Optional.of(
        new CaptureRule(
            configuration,
            channel,
            index,
            normalAddress(channel, rule.path("from").textValue()),
            normalAddress(channel, rule.path("to").textValue()),
            normalMetadata(channel, metadata)));
  }

  /** The part of a message that a rule does not match. */
  public enum Part {
    FROM("from"),
    TO("to"),
    METADATA("metadata");

    private final String field;

    Part(String field) {
      this.field = field;
    }

    /** The name of the rule's member. */
    public String field() {
      return field;
    }
  }

  /** The rule for the messages in the other direction. */
  public CaptureRule reversed() {
    return new CaptureRule(configuration, channel, index, to, from, metadata);
  }

  /** The kind of calls that a rule of VOICE captures, in capitals. */
  public String callType() {
    return metadata.getOrDefault(CALL_TYPE, PHONE_CALL);
  }

  /** Whether a rule of VOICE captures calls of the telephone network. */
  public boolean isOfPhoneCalls() {
    return callType().equals(PHONE_CALL);
  }

  /** Whether both addresses match anything. */
  public boolean isOfEverything() {
    return from.equals(WILDCARD) && to.equals(WILDCARD);
  }

  /** The only part that the rule does not match; empty when it matches all, or fewer. */
  Optional<Part> onlyDifference(Message message) {
    boolean from = matchesFrom(message);
    boolean to = matchesTo(message);
    boolean metadata = matchesMetadata(message);
    if (from && to && !metadata) {
      return Optional.of(Part.METADATA);
    } else if (from && metadata && !to) {
      return Optional.of(Part.TO);
    }
    return to && metadata && !from ? Optional.of(Part.FROM) : Optional.empty();
  }

  /** Whether an end of the rule names this address. */
  public boolean names(Part end, String address) {
    return (end == Part.FROM ? from : to).equals(normalAddress(channel, address));
  }

  private boolean matchesFrom(Message message) {
    return from.equals(WILDCARD) || from.equals(normalAddress(channel, message.from()));
  }

  private boolean matchesTo(Message message) {
    return to.equals(WILDCARD) || to.equals(normalAddress(channel, message.to()));
  }

  private boolean matchesMetadata(Message message) {
    return normalMetadata(channel, message.metadata()).entrySet().containsAll(metadata.entrySet());
  }

  /** The address in a form that can be compared: case counts only in CHAT. */
  static String normalAddress(String channel, String address) {
    String bare = bareAddress(channel, address);
    return channel.equals("CHAT") ? bare : bare.toLowerCase(Locale.ROOT);
  }

  /**
   * The address without the name of its channel: those of WHATSAPP and RCS are in use with and
   * without it.
   */
  public static String bareAddress(String channel, String address) {
    String prefix = channel.toLowerCase(Locale.ROOT) + ":";
    boolean isPrefixed =
        (channel.equals("WHATSAPP") || channel.equals("RCS"))
            && address.regionMatches(true, 0, prefix, 0, prefix.length());
    return isPrefixed ? address.substring(prefix.length()) : address;
  }

  /** A call without a type is PSTN; older texts write SIP for PUBLIC_SIP. */
  static Map<String, String> normalMetadata(String channel, Map<String, String> metadata) {
    if (!channel.equals("VOICE")) {
      return metadata;
    }
    Map<String, String> normal = new HashMap<>(metadata);
    String type = metadata.getOrDefault(CALL_TYPE, PHONE_CALL).toUpperCase(Locale.ROOT);
    normal.put(CALL_TYPE, type.equals("SIP") ? "PUBLIC_SIP" : type);
    return normal;
  }
}
