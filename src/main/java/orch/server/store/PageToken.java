package orch.server.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import orch.server.http.RefusalException;

/**
 * A position in the order of ids, and the direction to read from there. It holds an id instead of
 * an offset, so that no item is repeated or skipped when others are created or deleted.
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
   * @throws RefusalException 400 when the text was not made by {@link #text}
   */
  static PageToken parse(String text) {
    if (text.isEmpty()) {
      return START;
    }
    String decoded = decode(text);
    if (!FORM.matcher(decoded).matches()) {
      throw unknown();
    }
    return new PageToken(decoded.charAt(0) == '<', decoded.substring(1));
  }

  String text() {
    byte[] plain = ((backward ? "<" : ">") + id).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  private static String decode(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static RefusalException unknown() {
    return RefusalException.invalid("pageToken must be a token of an earlier page");
  }
}
