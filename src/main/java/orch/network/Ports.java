package orch.network;

import java.net.URI;

/** Ports of URLs. */
public final class Ports {
  /** The port of http. */
  public static final int HTTP = 80;

  private static final int HTTPS = 443;

  private Ports() {}

  /** The port of a URL; the default port of https or http when the URL has none. */
  public static int of(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "https".equalsIgnoreCase(url.getScheme()) ? HTTPS : HTTP;
  }
}
