package orch.network;

import java.util.Optional;

/**
 * A proxy for HTTP that tunnels (CONNECT).
 *
 * @param host a name or an address, IPv6 without brackets
 * @param variable the variable of the environment that names it
 */
public record Proxy(
    String host, int port, Optional<BasicCredentials> credentials, String variable) {
  /** Host and port as a URL has them; never who logs in there. */
  public String address() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** The address and where it comes from; never a secret. */
  @Override
  public String toString() {
    return address() + " (" + variable + ")";
  }
}
