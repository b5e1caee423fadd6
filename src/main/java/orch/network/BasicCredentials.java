package orch.network;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A user name and a secret for HTTP basic authentication, and the account they stand for.
 *
 * @param account the account's SID; the user name where no account was named
 * @param user an API key's SID, or the account's
 */
public record BasicCredentials(String account, String user, String secret) {
  /** The value of the Authorization header (RFC 7617). */
  public String authorization() {
    byte[] pair = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** The user and the account; never the secret. */
  @Override
  public String toString() {
    return user + " of " + account;
  }
}
