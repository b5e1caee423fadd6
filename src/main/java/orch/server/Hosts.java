package orch.server;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names under which requests are served. A page in a browser can make its own host name point
 * to this machine (DNS rebinding), but it cannot choose what the browser sends as Host.
 */
final class Hosts {
  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|\\[::1]|127(\\.(\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5])){3}");

  private final String own;

  /**
   * @param own the name or address the server listens on
   */
  Hosts(String own) {
    this.own = inUrl(own).toLowerCase(Locale.ROOT);
  }

  /** A name or address as a URL has it: an IPv6 address in brackets. */
  static String inUrl(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  /**
   * The scheme, host and port that the client used, to make absolute URLs that it will trust.
   *
   * @throws Refusal when the header names another machine
   */
  String origin(String header) {
    String name = PORT.matcher(header).replaceFirst("").toLowerCase(Locale.ROOT);
    if (!name.equals(own) && !LOOPBACK.matcher(name).matches()) {
      throw Refusal.foreignHost(header);
    }
    return "http://" + header;
  }
}
