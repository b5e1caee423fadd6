package orch.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Classifies a failed exchange: turns an exception of the HTTP client into an {@link ApiException}
 * with a message for the user.
 *
 * @param call the call that was to be sent
 * @param body of the request
 */
record ConnectionFailure(Call call, Target target, RequestBody body) {
  /** A failure before any request was sent. */
  ConnectionFailure(Call call, Target target) {
    this(call, target, new RequestBody(BodyPublishers.noBody()));
  }

  /** No answer, or only a part of it, came within the timeout. */
  ApiException timedOut(Duration atMost, Throwable cause) {
    String message = "no complete response from " + destination() + " within " + seconds(atMost);
    return problem(FailureCause.LATE, message, cause);
  }

  /** The answer is not valid HTTP. */
  ApiException malformed(RuntimeException cause) {
    String message = "the response from " + destination() + " is not valid HTTP";
    return new ApiException.BadReply(call, ErrorDetails.none(message), cause);
  }

  /** The proxy answered with 407: it requires credentials, or rejects those it got. */
  ApiException proxyAuthenticationRequired(Route.Proxy proxy) {
    String message =
        proxy.authorization().isEmpty()
            ? "the proxy " + proxy + " requires credentials (HTTP 407)"
            : "the proxy " + proxy + " rejected the credentials (HTTP 407)";
    return problem(FailureCause.PROXY_CREDENTIALS, message, null);
  }

  /**
   * Classifies an exception of the HTTP client.
   *
   * @throws RuntimeException when the CA bundle cannot be read
   */
  ApiException classify(IOException cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof BoundedBody.TooLarge) {
        return new ApiException.BadReply(call, ErrorDetails.none(String.valueOf(at.getMessage())));
      }
      if (at instanceof UntrustedException untrusted) {
        return problem(untrusted.failureCause(), untrusted.message(host()), cause);
      }
      if (at instanceof Trust.UnreadableAuthorities unreadable) {
        throw unreadable.problem();
      }
      if (at instanceof UnresolvedAddressException || at instanceof UnknownHostException) {
        return unresolved(cause);
      }
    }
    return tls(cause).orElseGet(() -> connection(cause));
  }

  private ApiException unresolved(IOException cause) {
    Optional<Route.Proxy> proxy = target.route().proxy();
    return proxy.isPresent()
        ? problem(
            FailureCause.PROXY_NAME,
            "the proxy " + proxy.get() + " cannot be found: its host name does not resolve",
            cause)
        : problem(FailureCause.NAME, "the host name " + host() + " cannot be resolved", cause);
  }

  /** Takes the message of the innermost TLS exception, which is the most specific. */
  private Optional<ApiException> tls(IOException cause) {
    SSLException deepest = null;
    for (Throwable at = cause; at != null; at = at.getCause()) {
      deepest = at instanceof SSLException tls ? tls : deepest;
    }
    if (deepest == null) {
      return Optional.empty();
    }
    boolean early = deepest instanceof SSLHandshakeException;
    String message = "the TLS connection to " + destination() + " failed: " + deepest.getMessage();
    return Optional.of(
        problem(early ? FailureCause.HANDSHAKE : FailureCause.BROKEN, message, cause));
  }

  private ApiException connection(IOException cause) {
    if (!(cause instanceof ConnectException || cause instanceof NoRouteToHostException)) {
      String why = target.route().proxy().isPresent() ? ": " + cause.getMessage() : "";
      String message =
          "the connection to " + destination() + " broke before the response was complete" + why;
      return problem(FailureCause.BROKEN, message, cause);
    }
    Optional<Route.Proxy> proxy = target.route().proxy();
    return proxy.isPresent()
        ? problem(
            FailureCause.PROXY_REFUSED,
            "the proxy " + proxy.get() + " does not accept connections",
            cause)
        : problem(FailureCause.REFUSED, target + " does not accept connections", cause);
  }

  private ApiException problem(
      FailureCause failureCause, String message, @Nullable Throwable cause) {
    boolean unsent = failureCause.isBeforeSending() || !body.hasBegun();
    ApiException problem =
        new ApiException.Unreachable(call, failureCause, ErrorDetails.none(message), unsent);
    problem.initCause(cause);
    return problem;
  }

  private String host() {
    return target.baseUrl().getHost();
  }

  private String destination() {
    return target + target.route().description();
  }

  private static String seconds(Duration time) {
    long millis = time.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }
}
