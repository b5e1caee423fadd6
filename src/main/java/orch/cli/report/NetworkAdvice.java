package orch.cli.report;

import orch.api.FailureCause;

/** Advice for each cause of a failed connection. */
public final class NetworkAdvice {
  private NetworkAdvice() {}

  public static String on(FailureCause obstacle) {
    return switch (obstacle) {
      case NAME -> "check --base-url, --region and --edge, and the network's DNS";
      case REFUSED ->
          "check --base-url; a firewall may block the connection, or this network may"
              + " need HTTPS_PROXY";
      case HANDSHAKE -> "orch uses TLS 1.2 or 1.3, and the server must support one of them";
      case UNKNOWN_AUTHORITY ->
          "if a proxy inspects TLS here, or the server uses a private certificate"
              + " authority, give that authority's certificate with --ca-bundle FILE or"
              + " TWILIO_CA_BUNDLE";
      case EXPIRED ->
          "the server's operator must renew the certificate; also check this" + " machine's clock";
      case NOT_YET_VALID -> "check this machine's clock";
      case WRONG_HOST, UNACCEPTABLE ->
          "check --base-url; a proxy or another server may be answering instead of"
              + " the service";
      case PROXY_NAME, PROXY_REFUSED ->
          "correct the variable, or add the API's host to NO_PROXY to connect without"
              + " the proxy";
      case PROXY_CREDENTIALS ->
          "set the variable to http://USER:PASSWORD@HOST:PORT, with special"
              + " characters percent-encoded, such as %40 for @";
      case LATE -> "give it more time with a longer --http-timeout";
      case BROKEN -> "try again later";
    };
  }
}
