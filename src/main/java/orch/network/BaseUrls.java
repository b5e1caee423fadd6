package orch.network;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** The base URLs of the control plane: those of its regions, and checks of others. */
public final class BaseUrls {
  private static final String HOST = "conversations";
  private static final String DOMAIN = "twilio.com";

  /** The default edge of each region, as the vendor documents them. */
  private static final Map<String, String> EDGES =
      Map.of("us1", "ashburn", "ie1", "dublin", "au1", "sydney");

  private BaseUrls() {}

  /** The base URL of the service in a region, through an edge; empty texts for the defaults. */
  public static URI of(String region, String edge) {
    String in = label("a region", "ie1", region);
    String through = label("an edge", "dublin", edge);
    if (in.isEmpty() && through.isEmpty()) {
      return URI.create("https://" + HOST + "." + DOMAIN);
    }
    String regionName = in.isEmpty() ? "us1" : in;
    String edgeName = through.isEmpty() ? EDGES.getOrDefault(regionName, "") : through;
    if (edgeName.isEmpty()) {
      throw new BadConnectionException(
          "region " + regionName + " has no default edge: give --edge or set TWILIO_EDGE");
    }
    return URI.create("https://" + HOST + "." + edgeName + "." + regionName + "." + DOMAIN);
  }

  /**
   * The base URL of another product of the vendor, for the same credentials. The vendor's products
   * differ in the first label of the host. Any other server answers for all products.
   *
   * @param base a base URL of the conversations product, or of another server
   * @param product the first label of the product's hosts, such as {@code memory}
   */
  public static URI ofProduct(URI base, String product) {
    String host = String.valueOf(base.getHost());
    String vendor = HOST + "(\\.[a-z0-9-]+){0,2}\\." + DOMAIN.replace(".", "\\.");
    boolean isVendor =
        "https".equals(base.getScheme())
            && (base.getPort() < 0 || base.getPort() == 443)
            && host.toLowerCase(Locale.ROOT).matches(vendor);
    return isVendor ? URI.create("https://" + product + host.substring(HOST.length())) : base;
  }

  /** Accepts only a single label of a host name, because credentials are sent to that host. */
  private static String label(String what, String example, String text) {
    String label = text.toLowerCase(Locale.ROOT);
    boolean hyphenAtAnEnd = label.startsWith("-") || label.endsWith("-");
    if (hyphenAtAnEnd
        || !label.chars().allMatch(c -> "abcdefghijklmnopqrstuvwxyz0123456789-".indexOf(c) >= 0)) {
      throw new BadConnectionException(
          "\"" + text + "\" is not " + what + "; an example is " + example);
    }
    return label;
  }

  /**
   * Checks a base URL that credentials may be sent to: https, or http to this machine, with only
   * scheme, host and port.
   */
  public static URI checked(String text) {
    URI url = parse(text);
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    String unicode = url.getHost() == null ? hostBeyondAscii(url) : "";
    if (!unicode.isEmpty()) {
      throw new BadConnectionException(
          "a host name has only ASCII characters: write "
              + unicode
              + " in its punycode form, "
              + ascii(unicode));
    }
    // An opaque URL, such as localhost:8080, has neither host nor path.
    if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw notAUrl(text);
    }
    if (url.getPort() == 0 || url.getPort() > 65535) {
      throw new BadConnectionException(url.getPort() + " is not a valid port: give 1 to 65535");
    }
    boolean bare = url.getPath().isEmpty() || url.getPath().equals("/");
    if (!bare || url.getQuery() != null || url.getFragment() != null || url.getUserInfo() != null) {
      throw new BadConnectionException(
          "the base URL must have only scheme, host and port, as in https://conversations.twilio.com");
    }
    if (scheme.equals("http") && !isLoopback(url)) {
      throw new BadConnectionException(
          "plain http is allowed only to this machine (127.0.0.1, localhost, [::1]): use https for "
              + url.getHost());
    }
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return URI.create(scheme + "://" + url.getHost() + port);
  }

  /** Whether a URL's host is a loopback address or localhost. Nothing is resolved. */
  public static boolean isLoopback(URI url) {
    return isLoopback(String.valueOf(url.getHost()).replace("[", "").replace("]", ""));
  }

  /**
   * Whether a host (IPv6 without brackets) is a loopback address or localhost. Nothing is resolved.
   */
  public static boolean isLoopback(String host) {
    boolean v4 = host.chars().allMatch(c -> "0123456789.".indexOf(c) >= 0);
    return host.equalsIgnoreCase("localhost")
        || host.equals("::1")
        || (v4 && host.startsWith("127."));
  }

  /**
   * The host of a URL, when it has letters beyond ASCII, which Java does not accept; else empty.
   */
  private static String hostBeyondAscii(URI url) {
    String authority = String.valueOf(url.getRawAuthority());
    boolean letters =
        authority
            .chars()
            .allMatch(c -> c > 0x7f ? Character.isLetterOrDigit(c) : isHostCharacter(c));
    boolean ascii = authority.chars().allMatch(c -> c <= 0x7f);
    int colon = authority.indexOf(':');
    return ascii || !letters ? "" : authority.substring(0, colon < 0 ? authority.length() : colon);
  }

  private static boolean isHostCharacter(int c) {
    return Character.isLetterOrDigit(c) || "-.:".indexOf(c) >= 0;
  }

  private static String ascii(String host) {
    try {
      return IDN.toASCII(host);
    } catch (IllegalArgumentException e) {
      return "xn--...";
    }
  }

  private static URI parse(String text) {
    try {
      return URI.create(text.strip());
    } catch (IllegalArgumentException e) {
      throw notAUrl(text);
    }
  }

  private static BadConnectionException notAUrl(String text) {
    // The text before an @ may be a secret.
    String shown = text.substring(text.lastIndexOf('@') + 1);
    return new BadConnectionException(
        "\""
            + shown
            + "\" is not a valid base URL; an example is https://conversations.twilio.com");
  }
}
