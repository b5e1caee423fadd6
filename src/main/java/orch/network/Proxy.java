package orch.network;

import java.util.Optional;

/**
 * An HTTP proxy that opens tunnels (CONNECT).
 *
 * @param host a name or an address, IPv6 without brackets
 * @param variable the environment variable that names it
 */
public record Proxy(
    String host, int port, Optional<BasicCredentials> credentials, String variable) {
  /** Host and port, as in a URL; without the credentials. */
  public String address() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** The address and the variable that names it; without the credentials. */
  @Override
  public String toString() {
    return address() + " (" + variable + ")";
  }
}
