package orch.configuration;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** The limits of the fields outside the channels. */
final class ScalarLimits {
  private ScalarLimits() {}

  static void displayName(Value name) {
    if (name.text(1, 32) && !all(name.node().textValue(), ScalarLimits::belongsInName)) {
      name.violates("may hold only letters A-Z and a-z, digits, spaces, \"-\" and \"_\"");
    }
  }

  private static boolean belongsInName(int c) {
    boolean letterOrDigit = c < 128 && Character.isLetterOrDigit(c);
    return letterOrDigit || c == '-' || c == '_' || c == ' ';
  }

  static void memoryStore(Value store) {
    if (store.text(1, 256) && !all(store.node().textValue(), c -> c > ' ' && c < 127)) {
      store.violates(
          "must be the id of a memory store, such as mem_store_01k1etk2y5f1y9fpe2epfdtvv2");
    }
  }

  static void bridge(Value bridge) {
    if (!bridge.requireObject("the bridge's settings")) {
      return;
    }
    Value service = bridge.member(Fields.SERVICE);
    if (!service.isPresent()) {
      service.violates("is required");
    } else if (service.requireText() && !isServiceId(service.node().textValue())) {
      service.violates("must be IS and 32 hexadecimal digits (0-9, a-f)");
    }
  }

  private static boolean isServiceId(String text) {
    return text.length() == 34
        && text.startsWith("IS")
        && all(text.substring(2), c -> "0123456789abcdef".indexOf(c) >= 0);
  }

  static void callbacks(Value callbacks) {
    callbacks.elements(2, ScalarLimits::callback);
  }

  private static void callback(Value callback) {
    if (!callback.requireObject("a callback")) {
      return;
    }
    Value url = callback.member("url");
    if (!url.isPresent()) {
      url.violates("is required");
    } else if (url.requireText() && !isPublicHttps(url.node().textValue())) {
      url.violates("must be an https:// URL on a public host");
    }
    Value method = callback.member("method");
    if (method.isPresent() && !method.isNull()) {
      method.oneOf(List.of("POST", "GET"));
    }
  }

  private static boolean isPublicHttps(String text) {
    URI url;
    try {
      url = URI.create(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
    String host = url.getHost();
    return "https".equalsIgnoreCase(url.getScheme()) && host != null && isPublic(host);
  }

  /**
   * Hosts that cannot be reached from the internet whatever their DNS says (RFC 1918, 6761, 6762,
   * 3927).
   */
  private static boolean isPublic(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    if (lower.startsWith("[")) {
      // All public IPv6 addresses are in 2000::/3 (RFC 4291, IANA's registry).
      return lower.matches("\\[[23][0-9a-f]{3}:.*");
    }
    // A final dot does not change the host (RFC 1034, 3.1).
    String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    if (!all(name, c -> "0123456789.".indexOf(c) >= 0)) {
      return name.contains(".") && !name.endsWith(".local") && !name.endsWith(".localhost");
    }
    return name.split("\\.", -1).length == 4
        && !name.startsWith("10.")
        && !name.startsWith("127.")
        && !name.startsWith("0.")
        && !name.startsWith("192.168.")
        && !name.startsWith("169.254.")
        && !isPrivate172(name);
  }

  private static boolean isPrivate172(String address) {
    String[] parts = address.split("\\.", -1);
    if (!parts[0].equals("172") || parts[1].length() != 2) {
      return false;
    }
    int second = Integer.parseInt(parts[1]);
    return second >= 16 && second <= 31;
  }

  private static boolean all(String text, IntPredicate allowed) {
    for (int i = 0; i < text.length(); i++) {
      if (!allowed.test(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
