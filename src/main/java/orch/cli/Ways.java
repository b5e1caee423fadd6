package orch.cli;

import java.net.URI;
import java.util.Optional;
import orch.Host;
import orch.api.Way;
import orch.profile.CaBundle;
import orch.profile.Credentials;
import orch.profile.Proxies;
import orch.profile.Proxy;

/** The way to the API that the options and the environment want. */
final class Ways {
  private Ways() {}

  /**
   * How to get to a URL.
   *
   * @throws orch.profile.BadConnection when a proxy or a file of certificates cannot be used
   */
  static Way to(URI url, Globals globals, Host host) {
    Optional<Way.Proxy> proxy = proxy(url, host);
    Optional<CaBundle> bundle = bundle(url, globals, host);
    if (proxy.isEmpty() && bundle.isEmpty()) {
      return Way.DIRECT;
    }
    return bundle.isEmpty()
        ? new Way(proxy, Optional.empty())
        : new Way(proxy, Optional.of(bundle.get().checked()::certificates));
  }

  /** The file of certificates that counts for a URL; plain http needs none. */
  static Optional<CaBundle> bundle(URI url, Globals globals, Host host) {
    return "https".equalsIgnoreCase(url.getScheme())
        ? CaBundle.choose(globals.caBundle(), host.environment(), host.directory())
        : Optional.empty();
  }

  /** The proxy to go through; the environment alone decides. */
  static Optional<Way.Proxy> proxy(URI url, Host host) {
    Optional<Proxy> wanted = Proxies.from(host.environment()).proxyFor(url);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    Proxy proxy = wanted.get();
    String authorization = proxy.credentials().map(Credentials::authorization).orElse("");
    return Optional.of(new Way.Proxy(proxy.host(), proxy.port(), authorization, proxy.toString()));
  }
}
