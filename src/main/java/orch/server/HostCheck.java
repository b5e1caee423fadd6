package orch.server;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
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

  private static final String FORWARDED_SCHEME = "X-Forwarded-Proto";

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
   * it, so that the client trusts them. The scheme is http, unless other machines are served and a
   * load balancer says that it speaks https with the client.
   *
   * @throws RefusalException 403 when a host is not allowed, and 400 when there are several Host
   *     headers
   */
  String origin(HttpExchange exchange) {
    check(exchange);
    String spoken = exchange.getRequestHeaders().getFirst(FORWARDED_SCHEME);
    String scheme = servesAny && "https".equals(spoken) ? "https" : "http";
    return scheme + "://" + hosts(exchange).get(0);
  }

  /**
   * Checks every host that the request names.
   *
   * @throws RefusalException as {@link #origin} does
   */
  void check(HttpExchange exchange) {
    List<String> headers = hosts(exchange);
    if (headers.size() > 1) {
      // A proxy in between may have looked at another one than this server would (RFC 9112, 3.2).
      throw RefusalException.invalid("The request has " + headers.size() + " Host headers");
    }
    String authority = exchange.getRequestURI().getRawAuthority();
    if (authority != null) {
      // The URL in the request line names a host too, and counts more than the header.
      refuseOthers(authority);
    }
    refuseOthers(headers.get(0));
  }

  private static List<String> hosts(HttpExchange exchange) {
    return exchange.getRequestHeaders().getOrDefault("Host", List.of(""));
  }

  private void refuseOthers(String header) {
    String name = PORT.matcher(header).replaceFirst("").toLowerCase(Locale.ROOT);
    boolean known = name.equals(own) || LOOPBACK.matcher(name).matches();
    if (!known && !(servesAny && ANY.matcher(name).matches())) {
      throw RefusalException.hostNotAllowed(header);
    }
  }
}
