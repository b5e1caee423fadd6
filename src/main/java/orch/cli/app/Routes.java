package orch.cli.app;

import java.net.URI;
import java.util.Optional;
import orch.api.Route;
import orch.host.Host;
import orch.network.BasicCredentials;
import orch.network.CaBundle;
import orch.network.Proxies;
import orch.network.Proxy;

/**
 * Chooses the network path to the API (proxy and certificates) from the options and the
 * environment.
 */
public final class Routes {
  private Routes() {}

  /**
   * The route to a URL.
   *
   * @throws orch.network.BadConnectionException if a proxy or a certificate file cannot be used
   */
  public static Route to(URI url, GlobalFlags globals, Host host) {
    Optional<Route.Proxy> proxy = proxy(url, host);
    Optional<CaBundle> bundle = bundle(url, globals, host);
    if (proxy.isEmpty() && bundle.isEmpty()) {
      return Route.DIRECT;
    }
    return bundle.isEmpty()
        ? new Route(proxy, Optional.empty())
        : new Route(proxy, Optional.of(bundle.get().checked()));
  }

  /** The certificate file for a URL; empty for plain http. */
  public static Optional<CaBundle> bundle(URI url, GlobalFlags globals, Host host) {
    return "https".equalsIgnoreCase(url.getScheme())
        ? CaBundle.choose(globals.caBundle(), host.environment(), host.directory())
        : Optional.empty();
  }

  /** The proxy for a URL; only the environment configures it. */
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
