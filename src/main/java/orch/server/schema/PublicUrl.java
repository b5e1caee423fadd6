package orch.server.schema;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;

/** Tells whether a URL can be called from the internet, without asking DNS. */
final class PublicUrl {
  private PublicUrl() {}

  static boolean is(String text) {
    try {
      URI url = new URI(text);
      String host = url.getHost();
      return "https".equalsIgnoreCase(url.getScheme())
          && host != null
          && isPublic(host.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isPublic(String asWritten) {
    // A final dot does not change the host (RFC 1034, 3.1).
    String host =
        asWritten.endsWith(".") ? asWritten.substring(0, asWritten.length() - 1) : asWritten;
    if (host.startsWith("[") || host.chars().allMatch(c -> "0123456789.".indexOf(c) >= 0)) {
      return isPublicAddress(host);
    }
    return host.contains(".") && !host.endsWith(".local") && !host.endsWith(".localhost");
  }

  private static boolean isPublicAddress(String literal) {
    try {
      InetAddress address = InetAddress.getByName(literal);
      return !address.isSiteLocalAddress()
          && !address.isLoopbackAddress()
          && !address.isLinkLocalAddress()
          && !address.isAnyLocalAddress()
          && !isUniqueLocal(address.getAddress());
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** RFC 4193: fc00::/7. */
  private static boolean isUniqueLocal(byte[] address) {
    return address.length == 16 && (address[0] & 0xfe) == 0xfc;
  }
}
