package orch.traffic;

import java.util.Map;

/**
 * A message or a call.
 *
 * @param channel as in the documents, such as {@code SMS}
 * @param from the sender; {@link #ANY_OTHER} for an address that no rule names
 * @param to the recipient, with the same exception
 * @param metadata what rules can ask for beyond the addresses, such as {@code callType}
 */
public record Message(String channel, String from, String to, Map<String, String> metadata) {
  /** An address that no rule names, so that only the wildcard matches it. */
  public static final String ANY_OTHER = "";

  /** A message without metadata. */
  public static Message of(String channel, String from, String to) {
    return new Message(channel, from, to, Map.of());
  }
}
