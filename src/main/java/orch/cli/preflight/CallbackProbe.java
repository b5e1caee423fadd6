package orch.cli.preflight;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import orch.api.ApiException;
import orch.api.FailureCause;
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
  private static final Duration ENDS_SOON = Duration.ofDays(14);

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
      return Judgement.problem("the URL is not https", "the service calls only https URLs");
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
    Route route;
    try {
      route = Routes.to(url, app.globals(), app.host());
    } catch (BadConnectionException e) {
      return Judgement.unknown("a connection to " + host + " cannot be made: " + e.getMessage());
    }
    return look(host, new Probe(new Target(url, "", route), left), route.proxy().isPresent());
  }

  private Judgement look(String host, Probe probe, boolean isThroughProxy)
      throws InterruptedException {
    try {
      if (!isThroughProxy) {
        for (String address : probe.addresses()) {
          if (isPrivate(InetAddress.getByName(address))) {
            return Judgement.warning(
                host + " resolves here to " + address + ", which the service cannot reach",
                "check that the name has a public address elsewhere");
          }
        }
      }
      return spoken(host, probe.handshake());
    } catch (ApiException.Unreachable e) {
      return failed(host, e, isThroughProxy);
    } catch (UnknownHostException e) {
      return Judgement.unknown(host + " resolves to no usable address");
    }
  }

  private Judgement spoken(String host, Probe.Session session) {
    Instant end = session.validUntil();
    String found = host + " speaks " + session.protocol() + ", with a certificate until " + end;
    return app.host().clock().instant().plus(ENDS_SOON).isAfter(end)
        ? Judgement.warning(found, "the certificate expires soon: renew it")
        : Judgement.ok(found);
  }

  private Judgement failed(String host, ApiException.Unreachable problem, boolean isThroughProxy) {
    String found = host + ": " + problem.reply().message();
    if (isThroughProxy) {
      return Judgement.unknown(found + "; the service does not use this machine's proxy");
    }
    return state(problem.failureCause(), knowsNames) == Judgement.State.PROBLEM
        ? Judgement.problem(found, "the service needs a host that resolves and speaks TLS")
        : Judgement.unknown(found);
  }

  /** How sure a failure without a proxy is. */
  static Judgement.State state(FailureCause cause, boolean knowsNames) {
    return switch (cause) {
      case NAME -> knowsNames ? Judgement.State.PROBLEM : Judgement.State.UNKNOWN;
      case REFUSED, HANDSHAKE, UNKNOWN_AUTHORITY, EXPIRED, WRONG_HOST, UNACCEPTABLE ->
          Judgement.State.PROBLEM;
      // A firewall of this network, or this machine's clock, may be the reason.
      default -> Judgement.State.UNKNOWN;
    };
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
