package orch.api;

import java.net.URI;
import orch.network.Ports;

/**
 * The server that requests are sent to, with the credentials for it.
 *
 * @param baseUrl scheme, host and port, without a path; credentials are sent to no other server
 * @param authorization the value of the Authorization header
 * @param route the network path
 */
public record Target(URI baseUrl, String authorization, Route route) {
  /** A target with a direct connection. */
  public Target(URI baseUrl, String authorization) {
    this(baseUrl, authorization, Route.DIRECT);
  }

  boolean hasTls() {
    return "https".equalsIgnoreCase(baseUrl.getScheme());
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
