package orch.network;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the proxy for a URL from the environment, as curl does: the variable for the URL's scheme
 * before {@code ALL_PROXY}, lower case before upper case. An empty variable means no proxy.
 */
public final class Proxies {
  private final Map<String, String> environment;

  private Proxies(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Chooses proxies from these environment variables. */
  public static Proxies from(Map<String, String> environment) {
    return new Proxies(environment);
  }

  /**
   * The proxy for a URL; empty for a direct connection.
   *
   * @throws BadConnectionException when the chosen variable names no proxy that orch supports
   */
  public Optional<Proxy> proxyFor(URI url) {
    Optional<String> variable = variable(url);
    if (variable.isEmpty()) {
      return Optional.empty();
    }
    String value = environment.getOrDefault(variable.get(), "").strip();
    if (value.isEmpty() || BaseUrls.isLoopback(url) || exceptions().covers(url)) {
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

  /** Ignores HTTP_PROXY in CGI programs: web servers put a request header named Proxy into it. */
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
