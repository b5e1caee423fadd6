package orch.api;

import java.net.URI;
import orch.network.Ports;

/**
 * Where requests go and what proves who sends them.
 *
 * @param baseUrl scheme, host and port, without a path; credentials are sent nowhere else
 * @param authorization the value of the Authorization header
 * @param way how to get there
 */
public record Target(URI baseUrl, String authorization, Route way) {
  /** A target that is reached without detours. */
  public Target(URI baseUrl, String authorization) {
    this(baseUrl, authorization, Route.DIRECT);
  }

  /** Whether the URL has the scheme, host and port of the base URL. */
  boolean owns(URI url) {
    return baseUrl.getScheme().equalsIgnoreCase(url.getScheme())
        && baseUrl.getHost().equalsIgnoreCase(url.getHost() == null ? "" : url.getHost())
        && Ports.of(baseUrl) == Ports.of(url);
  }

  @Override
  public String toString() {
    return baseUrl.toString();
  }
}
