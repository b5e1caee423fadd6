package orch.cli.report;

import orch.api.FailureCause;

/** What to do about what is in the way of a call. */
public final class NetworkAdvice {
  private NetworkAdvice() {}

  public static String on(FailureCause obstacle) {
    return switch (obstacle) {
      case NAME -> "check --base-url, --region and --edge, and the network's DNS";
      case REFUSED ->
          "check --base-url, whether a firewall is in the way, and whether HTTPS_PROXY must be set";
      case HANDSHAKE -> "orch speaks TLS 1.2 and 1.3, and whoever answers there must too";
      case UNKNOWN_AUTHORITY ->
          "behind a proxy that looks into connections, or with a private authority, give its"
              + " certificate with --ca-bundle FILE, or set TWILIO_CA_BUNDLE";
      case EXPIRED -> "who runs the server must renew it; or is the clock of this machine wrong?";
      case NOT_YET_VALID -> "is the clock of this machine wrong?";
      case WRONG_HOST, UNACCEPTABLE ->
          "check --base-url; something on the way may answer in the place of the service";
      case PROXY_NAME, PROXY_REFUSED ->
          "correct the variable, or put the API's host into NO_PROXY to do without the proxy";
      case PROXY_CREDENTIALS ->
          "the variable has them as http://USER:PASSWORD@HOST:PORT, with %40 for an @ and so on";
      case LATE -> "--http-timeout gives it more time";
      case BROKEN -> "the same command may work a little later";
    };
  }
}
