package orch.api;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The network path to a target.
 *
 * @param proxy the proxy; empty for a direct connection
 * @param trusted certificate authorities to trust in addition to Java's, read only when Java's are
 *     not enough
 */
public record Route(Optional<Proxy> proxy, Optional<Supplier<List<X509Certificate>>> trusted) {
  /** A direct connection, with the certificate authorities of Java. */
  public static final Route DIRECT = new Route(Optional.empty(), Optional.empty());

  /**
   * A proxy that opens tunnels (CONNECT).
   *
   * @param authorization the value of the Proxy-Authorization header; empty for none
   * @param name for messages: its address, and the variable that names it
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

  /** Text for messages, to follow the target's name; empty for a direct connection. */
  String description() {
    return proxy.isPresent() ? " through the proxy " + proxy.get() : "";
  }
}
