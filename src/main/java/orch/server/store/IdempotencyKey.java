package orch.server.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import orch.operation.Write;
import orch.server.http.RefusalException;

/**
 * The idempotency key of a write, and a digest of the request that used it first.
 *
 * @param text the UUID in lower case; empty when the client sent none
 * @param fingerprint of method, path and body
 */
public record IdempotencyKey(String text, String fingerprint) {
  public static final IdempotencyKey NONE = new IdempotencyKey("", "");

  /** How long a key is remembered, per account. */
  public static final Duration LIFE = Duration.ofHours(24);

  /**
   * The key of a request.
   *
   * @param header the header's value; empty when there is none
   * @param request method, path and body
   * @throws RefusalException when it is not a UUID
   */
  public static IdempotencyKey of(String header, String request) {
    if (header.isEmpty()) {
      return NONE;
    }
    if (Write.parseKey(header).isEmpty()) {
      throw RefusalException.invalid("The Idempotency-Key must be a UUID");
    }
    return new IdempotencyKey(header.toLowerCase(Locale.ROOT), digest(request));
  }

  public boolean isGiven() {
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
