package orch.cli.preflight;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import orch.api.ApiException;
import orch.api.Probe;
import orch.api.Route;
import orch.api.Target;
import orch.cli.app.App;
import orch.cli.app.Routes;
import orch.concurrent.Deadline;
import orch.network.BadConnectionException;
import orch.network.BaseUrls;

/**
 * Looks whether the host of a callback resolves and speaks TLS. No request is sent: only a name is
 * looked up, and a TLS handshake made. The service's network is another one than this machine's, so
 * a proxy or a firewall here leaves some answers unknown.
 */
final class CallbackProbe {
  private static final Duration STEP = Duration.ofSeconds(5);

  private final App app;
  private final boolean knowsNames;
  private final Deadline deadline;

  /**
   * @param knowsNames whether this machine has resolved a public name directly, so that a missing
   *     one is missing everywhere
   */
  CallbackProbe(App app, boolean knowsNames, Deadline deadline) {
    this.app = app;
    this.knowsNames = knowsNames;
    this.deadline = deadline;
  }

  /** The judgement on a scheme, host and port. */
  Judgement look(URI url) throws InterruptedException {
    if (!"https".equalsIgnoreCase(url.getScheme())) {
      return Judgement.problem(
          CallbackHosts.shown(url) + " is not an https URL", "the service calls only https URLs");
    }
    String host = url.getHost().replace("[", "").replace("]", "");
    if (BaseUrls.isLoopback(host) || isPrivateLiteral(host)) {
      return Judgement.problem(
          host + " is an address of this machine or network, which the service cannot reach",
          "use a public host, or the address of a tunnel");
    }
    Duration left = deadline.left().compareTo(STEP) < 0 ? deadline.left() : STEP;
    if (left.isZero()) {
      return Judgement.unknown("the deadline passed before " + host + " was looked at");
    }
    try {
      return look(host, url, Routes.to(url, app.globals(), app.host()), left);
    } catch (BadConnectionException e) {
      return Judgement.unknown("a connection to " + host + " cannot be made: " + e.getMessage());
    }
  }

  private Judgement look(String host, URI url, Route route, Duration left)
      throws InterruptedException {
    boolean isThroughProxy = route.proxy().isPresent();
    Probe usual = new Probe(new Target(url, "", new Route(route.proxy(), Optional.empty())), left);
    CallbackTls tls = new CallbackTls(host, knowsNames, isThroughProxy, app.host().clock());
    try {
      if (!isThroughProxy) {
        for (String address : usual.addresses()) {
          if (isPrivate(InetAddress.getByName(address))) {
            return Judgement.warning(
                host + " resolves here to " + address + ", which the service cannot reach",
                "check that the name has a public address elsewhere");
          }
        }
      }
    } catch (ApiException.Unreachable e) {
      return tls.failed(e);
    } catch (UnknownHostException e) {
      return Judgement.unknown(host + " resolves to no usable address");
    }
    return tls.judged(
        usual, route.trusted().map(more -> new Probe(new Target(url, "", route), left)));
  }

  private static boolean isPrivateLiteral(String host) {
    boolean isLiteral = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    if (!isLiteral) {
      return false;
    }
    try {
      return isPrivate(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Whether an address is not of the internet: RFC 1918, 4193, 6598, loopback, link-local. */
  static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    boolean isUniqueLocal = bytes.length == 16 && (first & 0xfe) == 0xfc;
    boolean isShared = bytes.length == 4 && first == 100 && (bytes[1] & 0xc0) == 0x40;
    return isUniqueLocal
        || isShared
        || address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress();
  }
}
