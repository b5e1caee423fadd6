package orch.network;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Credentials for HTTP basic authentication, and the account they belong to.
 *
 * @param account the account's SID; the user name where no account is given
 * @param user the SID of an API key, or of the account
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
