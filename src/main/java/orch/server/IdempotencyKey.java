package orch.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import orch.server.Endpoint.Route;

/**
 * The client's name for one write, and a digest of the write it was first used for.
 *
 * @param text the UUID in lower case; empty when the client sent none
 * @param fingerprint of method, path and body
 */
record IdempotencyKey(String text, String fingerprint) {
  static final IdempotencyKey NONE = new IdempotencyKey("", "");

  /** How long a key is remembered, per account. */
  static final Duration LIFE = Duration.ofHours(24);

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /**
   * @param header the header's value; empty when there is none
   * @throws Refusal when it is not a UUID
   */
  static IdempotencyKey of(String header, Route route, String body) {
    if (header.isEmpty()) {
      return NONE;
    }
    if (!UUID.matcher(header).matches()) {
      throw Refusal.invalid("The Idempotency-Key must be a UUID");
    }
    String request = route.method() + '\n' + route.path() + '\n' + body;
    return new IdempotencyKey(header.toLowerCase(Locale.ROOT), digest(request));
  }

  boolean isGiven() {
    return !text.isEmpty();
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
