package orch.server.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import orch.server.http.RefusalException;

/**
 * A place in the order of ids, and the direction to read from there. It names an id and not a
 * number of items, so that nothing is shown twice or left out when others come and go.
 */
record PageToken(boolean backward, String id) {
  static final PageToken START = new PageToken(false, "");

  private static final Pattern FORM =
      Pattern.compile("[<>]" + ConfigurationVersion.PREFIX + "[0-7][0-9a-z]{25}");

  static PageToken after(String id) {
    return new PageToken(false, id);
  }

  static PageToken before(String id) {
    return new PageToken(true, id);
  }

  /**
   * @param text empty for the start
   * @throws RefusalException when it was not made by {@link #text}
   */
  static PageToken parse(String text) {
    if (text.isEmpty()) {
      return START;
    }
    String plain = decoded(text);
    if (!FORM.matcher(plain).matches()) {
      throw unknown();
    }
    return new PageToken(plain.charAt(0) == '<', plain.substring(1));
  }

  String text() {
    byte[] plain = ((backward ? "<" : ">") + id).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static RefusalException unknown() {
    return RefusalException.invalid("pageToken must be one that an earlier page gave");
  }
}
