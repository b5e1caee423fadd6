package orch.cli.app;

import java.net.URI;
import java.util.Optional;
import orch.api.Route;
import orch.host.Host;
import orch.network.BasicCredentials;
import orch.network.CaBundle;
import orch.network.Proxies;
import orch.network.Proxy;

/** The way to the API that the options and the environment want. */
public final class Routes {
  private Routes() {}

  /**
   * How to get to a URL.
   *
   * @throws orch.network.BadConnectionException when a proxy or a file of certificates cannot be
   *     used
   */
  static Route to(URI url, GlobalFlags globals, Host host) {
    Optional<Route.Proxy> proxy = proxy(url, host);
    Optional<CaBundle> bundle = bundle(url, globals, host);
    if (proxy.isEmpty() && bundle.isEmpty()) {
      return Route.DIRECT;
    }
    return bundle.isEmpty()
        ? new Route(proxy, Optional.empty())
        : new Route(proxy, Optional.of(bundle.get().checked()::certificates));
  }

  /** The file of certificates that counts for a URL; plain http needs none. */
  public static Optional<CaBundle> bundle(URI url, GlobalFlags globals, Host host) {
    return "https".equalsIgnoreCase(url.getScheme())
        ? CaBundle.choose(globals.caBundle(), host.environment(), host.directory())
        : Optional.empty();
  }

  /** The proxy to go through; the environment alone decides. */
  public static Optional<Route.Proxy> proxy(URI url, Host host) {
    Optional<Proxy> wanted = Proxies.from(host.environment()).proxyFor(url);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    Proxy proxy = wanted.get();
    String authorization = proxy.credentials().map(BasicCredentials::authorization).orElse("");
    return Optional.of(
        new Route.Proxy(proxy.host(), proxy.port(), authorization, proxy.toString()));
  }
}
