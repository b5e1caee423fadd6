package orch.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import orch.concurrent.DaemonThread;
import orch.network.Ports;

/**
 * Checks the network path to a target step by step: name lookup, connection, TLS. Every method
 * throws {@link ApiException.Unreachable} when its step fails.
 */
public final class Probe {
  private static final int LONGEST_HEAD = 16_384;

  private final Target target;
  private final Duration atMost;
  private final Call call;

  /**
   * A probe of one target.
   *
   * @param atMost the timeout of each step
   */
  public Probe(Target target, Duration atMost) {
    this.target = target;
    this.atMost = atMost;
    this.call = Call.get("reach the API", "", new Endpoints(target.baseUrl()).configurations());
  }

  /**
   * The result of a TLS handshake.
   *
   * @param protocol such as TLSv1.3
   * @param http the version of HTTP that was negotiated
   * @param issuer the authority that issued the server's certificate
   */
  public record Session(String protocol, String http, String issuer, Instant validUntil) {}

  /** Resolves the host to connect to: the target's, or the proxy's where there is one. */
  public List<String> addresses() throws InterruptedException {
    List<String> addresses = new ArrayList<>();
    for (InetAddress address : resolve()) {
      addresses.add(address.getHostAddress());
    }
    return addresses;
  }

  /** Connects to the target, or to the proxy where there is one, and returns the time it took. */
  public Duration connect() throws InterruptedException {
    long start = System.nanoTime();
    try {
      openSocket().close();
      return Duration.ofNanos(System.nanoTime() - start);
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /** Performs a TLS handshake with the target, through a tunnel where there is a proxy. */
  public Session handshake() throws InterruptedException {
    try (Socket socket = openSocket();
        SSLSocket tls = tls(socket)) {
      tls.startHandshake();
      X509Certificate own = (X509Certificate) tls.getSession().getPeerCertificates()[0];
      return new Session(
          tls.getSession().getProtocol(),
          "h2".equals(tls.getApplicationProtocol()) ? "HTTP/2" : "HTTP/1.1",
          own.getIssuerX500Principal().getName(),
          own.getNotAfter().toInstant());
    } catch (SSLHandshakeException e) {
      throw problem(e);
    } catch (SSLException e) {
      // Such as an answer that is not TLS. Nothing else than the handshake can have failed.
      throw problem(new SSLHandshakeException(e.getMessage()));
    } catch (IOException e) {
      throw problem(e);
    }
  }

  private SSLSocket tls(Socket socket) throws IOException {
    Optional<Route.Proxy> proxy = target.route().proxy();
    if (proxy.isPresent()) {
      tunnel(socket, proxy.get());
    }
    SSLSocket tls =
        (SSLSocket)
            Tls.context(target.route().trusted())
                .getSocketFactory()
                .createSocket(
                    socket,
                    withoutBrackets(target.baseUrl().getHost()),
                    Ports.of(target.baseUrl()),
                    true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
    tls.setSSLParameters(parameters);
    return tls;
  }

  private void tunnel(Socket socket, Route.Proxy proxy) throws IOException {
    String place = target.baseUrl().getHost() + ":" + Ports.of(target.baseUrl());
    String login =
        proxy.authorization().isEmpty()
            ? ""
            : "Proxy-Authorization: " + proxy.authorization() + "\r\n";
    String head = "CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n" + login + "\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    String answer = head(socket.getInputStream());
    if (answer.startsWith("HTTP/1.1 407") || answer.startsWith("HTTP/1.0 407")) {
      throw new ConnectionFailure(call, target).proxyAuthenticationRequired(proxy);
    }
    if (!answer.startsWith("HTTP/1.1 2") && !answer.startsWith("HTTP/1.0 2")) {
      String said = answer.lines().findFirst().orElse("nothing");
      throw new IOException("the proxy answered " + said);
    }
  }

  /** Reads byte by byte, because the bytes behind the header belong to TLS. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private Socket openSocket() throws IOException, InterruptedException {
    int millis = (int) Math.max(1, atMost.toMillis());
    Optional<Route.Proxy> proxy = target.route().proxy();
    InetAddress first = resolve()[0];
    Socket socket = new Socket();
    try {
      int port = proxy.isPresent() ? proxy.get().port() : Ports.of(target.baseUrl());
      socket.connect(new InetSocketAddress(first, port), millis);
      socket.setSoTimeout(millis);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Runs the lookup in its own thread, because the system's lookup has no timeout. */
  private InetAddress[] resolve() throws InterruptedException {
    Optional<Route.Proxy> proxy = target.route().proxy();
    String host =
        proxy.isPresent() ? proxy.get().host() : withoutBrackets(target.baseUrl().getHost());
    CompletableFuture<InetAddress[]> addresses = new CompletableFuture<>();
    DaemonThread.start("DNS lookup", () -> lookUp(host, addresses));
    try {
      return addresses.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new ConnectionFailure(call, target).timedOut(atMost, e);
    } catch (ExecutionException e) {
      throw problem(new IOException(e.getCause()));
    }
  }

  private static void lookUp(String host, CompletableFuture<InetAddress[]> addresses) {
    try {
      addresses.complete(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      addresses.completeExceptionally(e);
    }
  }

  private ApiException problem(IOException cause) {
    ConnectionFailure failed = new ConnectionFailure(call, target);
    return cause instanceof SocketTimeoutException
        ? failed.timedOut(atMost, cause)
        : failed.classify(cause);
  }

  private static String withoutBrackets(String host) {
    return host.replace("[", "").replace("]", "");
  }
}
