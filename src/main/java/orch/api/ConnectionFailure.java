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
 * An exchange that brought no answer: finds out why.
 *
 * @param call what was sent, or was to be
 * @param body of the request
 */
record ConnectionFailure(Call call, Target target, RequestBody body) {
  /** An exchange that has not begun. */
  ConnectionFailure(Call call, Target target) {
    this(call, target, new RequestBody(BodyPublishers.noBody()));
  }

  /** The answer, or its end, was not there in time. */
  ApiException late(Duration atMost, Throwable cause) {
    String words = "no complete answer from " + place() + " within " + seconds(atMost);
    return problem(FailureCause.LATE, words, cause);
  }

  /** An answer that the client cannot make sense of. */
  ApiException unreadable(RuntimeException cause) {
    String words = "the answer from " + place() + " is not valid HTTP";
    return new ApiException.BadReply(call, ErrorDetails.none(words), cause);
  }

  /** The proxy answered in the place of the service: it wants other credentials. */
  ApiException atTheProxy(Route.Proxy proxy) {
    String words =
        proxy.authorization().isEmpty()
            ? "the proxy " + proxy + " wants credentials (HTTP 407)"
            : "the proxy " + proxy + " does not accept its credentials (HTTP 407)";
    return problem(FailureCause.PROXY_CREDENTIALS, words, null);
  }

  /**
   * What an exception of the client means.
   *
   * @throws RuntimeException what kept the further authorities from being read
   */
  ApiException because(IOException cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof BoundedBody.TooLarge) {
        return new ApiException.BadReply(call, ErrorDetails.none(String.valueOf(at.getMessage())));
      }
      if (at instanceof UntrustedException untrusted) {
        return problem(untrusted.obstacle(), untrusted.words(host()), cause);
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
    Optional<Route.Proxy> proxy = target.way().proxy();
    return proxy.isPresent()
        ? problem(
            FailureCause.PROXY_NAME, "the proxy " + proxy.get() + " is not known by name", cause)
        : problem(FailureCause.NAME, "the host name " + host() + " cannot be resolved", cause);
  }

  /** The innermost of TLS's own exceptions tells most. */
  private Optional<ApiException> tls(IOException cause) {
    SSLException deepest = null;
    for (Throwable at = cause; at != null; at = at.getCause()) {
      deepest = at instanceof SSLException tls ? tls : deepest;
    }
    if (deepest == null) {
      return Optional.empty();
    }
    boolean early = deepest instanceof SSLHandshakeException;
    String words = "the TLS connection with " + place() + " failed: " + deepest.getMessage();
    return Optional.of(problem(early ? FailureCause.HANDSHAKE : FailureCause.BROKEN, words, cause));
  }

  private ApiException connection(IOException cause) {
    if (!(cause instanceof ConnectException || cause instanceof NoRouteToHostException)) {
      String why = target.way().proxy().isPresent() ? ": " + cause.getMessage() : "";
      String words = "the connection to " + place() + " broke before the answer was complete" + why;
      return problem(FailureCause.BROKEN, words, cause);
    }
    Optional<Route.Proxy> proxy = target.way().proxy();
    return proxy.isPresent()
        ? problem(
            FailureCause.PROXY_REFUSED,
            "nothing accepts connections at the proxy " + proxy.get(),
            cause)
        : problem(FailureCause.REFUSED, "nothing accepts connections at " + target, cause);
  }

  private ApiException problem(FailureCause obstacle, String words, @Nullable Throwable cause) {
    boolean unsent = obstacle.isBeforeAnythingWasSent() || !body.hasBegun();
    ApiException problem =
        new ApiException.Unreachable(call, obstacle, ErrorDetails.none(words), unsent);
    problem.initCause(cause);
    return problem;
  }

  private String host() {
    return target.baseUrl().getHost();
  }

  private String place() {
    return target + target.way().description();
  }

  private static String seconds(Duration time) {
    long millis = time.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }
}
