package orch.server;

import java.util.Locale;
import java.util.regex.Pattern;
import orch.server.http.RefusalException;

/**
 * Refuses requests that name another host than this machine. This stops DNS rebinding: a web page
 * can make its own host name point to this machine, but it cannot change the Host header that the
 * browser sends.
 */
final class HostCheck {
  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|\\[::1]|127(\\.(\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5])){3}");

  /** Hosts that are valid in a URL: responses contain URLs with the client's host. */
  private static final Pattern ANY = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");

  private final String own;
  private final boolean servesAny;

  HostCheck(ControlPlaneSettings.Address address) {
    this.own = inUrl(address.host()).toLowerCase(Locale.ROOT);
    this.servesAny = address.servesAnyHost();
  }

  /** The host as written in a URL: an IPv6 address gets brackets. */
  static String inUrl(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  /**
   * The origin (scheme, host and port) that the client used. Absolute URLs in responses begin with
   * it, so that the client trusts them.
   *
   * @throws RefusalException 403 when the host is not allowed
   */
  String origin(String header) {
    String name = PORT.matcher(header).replaceFirst("").toLowerCase(Locale.ROOT);
    boolean known = name.equals(own) || LOOPBACK.matcher(name).matches();
    if (!known && !(servesAny && ANY.matcher(name).matches())) {
      throw RefusalException.hostNotAllowed(header);
    }
    return "http://" + header;
  }
}
