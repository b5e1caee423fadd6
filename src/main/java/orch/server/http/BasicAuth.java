package orch.server.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads the account from basic credentials: it is the user name. Any password is accepted. */
public final class BasicAuth {
  private static final String SCHEME = "basic ";

  private BasicAuth() {}

  /**
   * The account of an Authorization header.
   *
   * @param header the Authorization header; empty when there is none
   * @throws RefusalException 401 when the header holds no basic credentials, or the user name is
   *     empty or has control characters (RFC 7617)
   */
  public static String account(String header) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw RefusalException.unauthenticated();
    }
    String pair = decoded(header.substring(SCHEME.length()).strip());
    int colon = pair.indexOf(':');
    if (colon < 1 || hasControl(pair)) {
      throw RefusalException.unauthenticated();
    }
    return pair.substring(0, colon);
  }

  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw RefusalException.unauthenticated();
    }
  }
}
