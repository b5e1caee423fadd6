package orch.network;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Which proxy the environment wants for a URL, chosen as curl does: the variable of the URL's
 * scheme goes before {@code ALL_PROXY}, lower case before upper case, and one that is set and empty
 * means no proxy.
 */
public final class Proxies {
  private final Map<String, String> environment;

  private Proxies(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The proxies that these variables name. */
  public static Proxies from(Map<String, String> environment) {
    return new Proxies(environment);
  }

  /**
   * The proxy to reach a URL through; empty for the direct way.
   *
   * @throws BadConnectionException when the variable that counts names no proxy orch can use
   */
  public Optional<Proxy> proxyFor(URI url) {
    Optional<String> variable = variable(url);
    if (variable.isEmpty()) {
      return Optional.empty();
    }
    String value = environment.getOrDefault(variable.get(), "").strip();
    if (value.isEmpty() || BaseUrls.isLoopback(url) || exceptions().cover(url)) {
      return Optional.empty();
    }
    return Optional.of(ProxyUrl.read(variable.get(), value));
  }

  private Optional<String> variable(URI url) {
    boolean tls = "https".equalsIgnoreCase(url.getScheme());
    return firstSet(
        tls ? "https_proxy" : "http_proxy",
        tls ? "HTTPS_PROXY" : upperCaseHttp(),
        "all_proxy",
        "ALL_PROXY");
  }

  /** A web server hands a header named Proxy to its CGI programs in this variable. */
  private String upperCaseHttp() {
    return environment.containsKey("REQUEST_METHOD") ? "http_proxy" : "HTTP_PROXY";
  }

  private NoProxy exceptions() {
    return new NoProxy(firstSet("no_proxy", "NO_PROXY").map(environment::get).orElse(""));
  }

  private Optional<String> firstSet(String... names) {
    for (String name : names) {
      if (environment.containsKey(name)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }
}
