package orch.api;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Sends one attempt of a call over HTTP and returns the complete answer, or throws why there is
 * none.
 */
final class HttpTransport {
  private static final int PROXY_AUTHENTICATION = 407;

  private final Target target;
  private final String userAgent;
  private final InstantSource clock;
  private final OwnedClient client;
  private final boolean isShared;

  HttpTransport(Target target, ClientOptions options) {
    this(target, options.userAgent(), options.clock(), options.connections());
  }

  /**
   * A transport.
   *
   * @param shared where its HTTP client comes from; null for one of its own
   */
  HttpTransport(
      Target target, String userAgent, InstantSource clock, @Nullable SharedConnections shared) {
    this.target = target;
    this.userAgent = userAgent;
    this.clock = clock;
    this.isShared = shared != null;
    this.client = shared == null ? newClient(target) : shared.client(target);
  }

  /** A client for a target, which the caller closes. */
  static OwnedClient newClient(Target target) {
    Route route = target.route();
    return target.hasTls()
        ? client(route.selector(), route.trusted())
        : plainClient(route.selector());
  }

  private static OwnedClient client(
      ProxySelector proxy, Optional<Supplier<List<X509Certificate>>> trusted) {
    return new OwnedClient(
        builder(proxy).version(HttpClient.Version.HTTP_2).sslContext(Tls.context(trusted)));
  }

  /** A client without TLS. */
  static OwnedClient plainClient(ProxySelector proxy) {
    // HTTP/2 without TLS is hardly ever used, and the upgrade request confuses some servers.
    return new OwnedClient(
        builder(proxy)
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(NoTls.context())
            .sslParameters(new SSLParameters()));
  }

  private static HttpClient.Builder builder(ProxySelector proxy) {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NEVER)
        // No pool: the client's own thread reads the answers. Nothing that it runs waits, and
        // handing each answer to another thread took a quarter of a request's CPU time.
        .executor(Runnable::run)
        .proxy(proxy);
  }

  /**
   * Sends the call once.
   *
   * @param atMost the timeout for the whole exchange, until the last byte of the body
   * @throws ApiException when no complete answer came, or when the call would send the credentials
   *     to another origin
   */
  RawResponse exchange(Call call, Duration atMost) throws InterruptedException {
    if (!target.owns(call.url())) {
      throw new ApiException.BadReply(
          call,
          ErrorDetails.none(
              "the URL "
                  + call.url()
                  + " is not on "
                  + target
                  + "; orch sends its credentials to no other server"));
    }
    long end = System.nanoTime() + atMost.toNanos();
    RequestBody body =
        new RequestBody(
            call.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
    ConnectionFailure failed = new ConnectionFailure(call, target, body);
    try {
      // The client's own timeout covers only the headers. The body gets the time that is left.
      RawResponse answer =
          answer(client.send(request(call, body, atMost), call.largestAnswer(), end));
      if (answer.status() == PROXY_AUTHENTICATION && target.route().proxy().isPresent()) {
        throw failed.proxyAuthenticationRequired(target.route().proxy().get());
      }
      return answer;
    } catch (HttpTimeoutException e) {
      throw failed.timedOut(atMost, e);
    } catch (IOException e) {
      throw failed.classify(e);
    } catch (IllegalArgumentException | IllegalStateException | DateTimeException e) {
      // The client throws these for malformed headers.
      throw failed.malformed(e);
    }
  }

  /** Ends the client's thread, unless others use the client too. */
  void close() {
    if (!isShared) {
      client.close();
    }
  }

  private HttpRequest request(Call call, RequestBody body, Duration atMost) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.url())
            .timeout(Duration.ofMillis(Math.max(1, atMost.toMillis())))
            .header("Authorization", target.authorization())
            .header("Accept", "application/json")
            .header("User-Agent", userAgent);
    Route route = target.route();
    if (route.proxy().isPresent() && !route.proxy().get().authorization().isEmpty()) {
      // Only the proxy gets it: the client keeps headers of this name out of the tunnel.
      request.header("Proxy-Authorization", route.proxy().get().authorization());
    }
    call.idempotencyKey().ifPresent(key -> request.header("Idempotency-Key", key.toString()));
    call.body().ifPresent(json -> request.header("Content-Type", "application/json"));
    return request.method(call.method(), body).build();
  }

  private RawResponse answer(OwnedClient.Response response) {
    Map<String, String> headers = new HashMap<>();
    response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
    return new RawResponse(response.status(), headers, response.body(), clock.instant());
  }
}
