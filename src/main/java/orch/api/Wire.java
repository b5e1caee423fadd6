package orch.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/** Sends one attempt of a call and brings back the whole answer, or says why there is none. */
final class Wire {
  private final Target target;
  private final String userAgent;
  private final InstantSource clock;
  private final HttpClient client;
  private final SelectorThreads selectors;

  Wire(Target target, String userAgent, InstantSource clock) {
    this.target = target;
    this.userAgent = userAgent;
    this.clock = clock;
    SelectorThreads others = SelectorThreads.now();
    this.client = client("https".equalsIgnoreCase(target.baseUrl().getScheme()));
    this.selectors = SelectorThreads.now().without(others);
  }

  private static HttpClient client(boolean tls) {
    HttpClient.Builder builder = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER);
    if (tls) {
      return builder.version(HttpClient.Version.HTTP_2).build();
    }
    // There is no HTTP/2 without TLS in real use; the attempt to upgrade only confuses servers.
    return builder
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(NoTls.context())
        .sslParameters(new SSLParameters())
        .build();
  }

  /**
   * Sends the call once.
   *
   * @param atMost the time for the whole exchange, the last byte of the body included
   * @throws ApiProblem when no whole answer came, or when the call would take the credentials to
   *     another origin
   */
  Answer exchange(Call call, Duration atMost) throws InterruptedException {
    if (!target.owns(call.url())) {
      throw new ApiProblem.BadReply(
          call,
          Reply.none(
              "the URL " + call.url() + " is not on " + target + ": it gets no credentials"));
    }
    long end = System.nanoTime() + atMost.toNanos();
    try {
      // The client's own timeout ends when the headers are there; the body has what is left then.
      return answer(
          client.send(
              request(call, atMost),
              head -> new BoundedBody(Duration.ofNanos(end - System.nanoTime()))));
    } catch (HttpTimeoutException e) {
      throw new ApiProblem.Unreachable(call, "no complete answer within " + seconds(atMost), e);
    } catch (IOException e) {
      throw problem(call, e);
    }
  }

  /** Ends the client's own thread, where there is one. */
  void close() throws InterruptedException {
    selectors.end();
  }

  private HttpRequest request(Call call, Duration atMost) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.url())
            .timeout(Duration.ofMillis(Math.max(1, atMost.toMillis())))
            .header("Authorization", target.authorization())
            .header("Accept", "application/json")
            .header("User-Agent", userAgent);
    call.idempotencyKey().ifPresent(key -> request.header("Idempotency-Key", key.toString()));
    call.body().ifPresent(body -> request.header("Content-Type", "application/json"));
    return request
        .method(
            call.method(),
            call.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody))
        .build();
  }

  private Answer answer(HttpResponse<String> response) {
    Map<String, String> headers = new HashMap<>();
    response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
    return new Answer(response.statusCode(), headers, response.body(), clock.instant());
  }

  private ApiProblem problem(Call call, Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof BoundedBody.TooLarge) {
        return new ApiProblem.BadReply(call, Reply.none(String.valueOf(at.getMessage())));
      }
      if (at instanceof SSLException) {
        return new ApiProblem.Unreachable(
            call, "the TLS connection failed: " + at.getMessage(), cause);
      }
      if (at instanceof UnresolvedAddressException || at instanceof UnknownHostException) {
        String host = target.baseUrl().getHost();
        return new ApiProblem.Unreachable(
            call, "the host name " + host + " cannot be resolved", cause);
      }
    }
    if (cause instanceof ConnectException) {
      return new ApiProblem.Unreachable(call, "nothing accepts connections at " + target, cause);
    }
    return new ApiProblem.Unreachable(
        call, "the connection to " + target + " broke before the answer was complete", cause);
  }

  private static String seconds(Duration time) {
    long millis = time.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }
}
