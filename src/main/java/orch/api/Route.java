package orch.api;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The way to a target.
 *
 * @param proxy what to go through; empty for straight there
 * @param trusted authorities to trust besides those Java knows, asked for only when those are not
 *     enough
 */
public record Route(Optional<Proxy> proxy, Optional<Supplier<List<X509Certificate>>> trusted) {
  /** Straight there, with the authorities that Java knows. */
  public static final Route DIRECT = new Route(Optional.empty(), Optional.empty());

  /**
   * A proxy that opens tunnels (CONNECT).
   *
   * @param authorization the value of the Proxy-Authorization header; empty for none
   * @param name what a person calls it: its address, and where that comes from
   */
  public record Proxy(String host, int port, String authorization, String name) {
    /** The name; never a secret. */
    @Override
    public String toString() {
      return name;
    }
  }

  ProxySelector selector() {
    return proxy.isPresent()
        ? ProxySelector.of(
            InetSocketAddress.createUnresolved(proxy.get().host(), proxy.get().port()))
        : HttpClient.Builder.NO_PROXY;
  }

  /** The way in words, to be put behind a place; empty for straight there. */
  String description() {
    return proxy.isPresent() ? " through the proxy " + proxy.get() : "";
  }
}
