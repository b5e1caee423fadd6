package orch.server;

import java.util.Locale;
import java.util.regex.Pattern;
import orch.server.http.RefusalException;

/**
 * The names under which requests are served. A page in a browser can make its own host name point
 * to this machine (DNS rebinding), but it cannot choose what the browser sends as Host.
 */
final class HostCheck {
  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|\\[::1]|127(\\.(\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5])){3}");

  /** What can stand in a URL, so that the answer's URLs are ones. */
  private static final Pattern ANY = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");

  private final String own;
  private final boolean servesAny;

  HostCheck(Settings.Address address) {
    this.own = inUrl(address.host()).toLowerCase(Locale.ROOT);
    this.servesAny = address.servesAnyHost();
  }

  /** A name or address as a URL has it: an IPv6 address in brackets. */
  static String inUrl(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  /**
   * The scheme, host and port that the client used, to make absolute URLs that it will trust.
   *
   * @throws RefusalException when the header names another machine, and not every name is served
   */
  String origin(String header) {
    String name = PORT.matcher(header).replaceFirst("").toLowerCase(Locale.ROOT);
    boolean known = name.equals(own) || LOOPBACK.matcher(name).matches();
    if (!known && !(servesAny && ANY.matcher(name).matches())) {
      throw RefusalException.foreignHost(header);
    }
    return "http://" + header;
  }
}
