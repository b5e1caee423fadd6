package orch.cli.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import orch.Certificates;
import orch.ConnectProxy;
import orch.TlsFront;
import orch.api.FailureCause;
import orch.api.Probe;
import orch.api.Route;
import orch.api.Target;
import orch.cli.preflight.Judgement.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handshakes with real servers, whose authority counts as a usual one here. */
class CallbackTlsTest {
  /** The certificates of the tests are valid for a week. */
  private static final Instant LONG_BEFORE = Instant.EPOCH;

  @ParameterizedTest
  @CsvSource({
    "NAME, PROBLEM, UNKNOWN",
    "REFUSED, PROBLEM, PROBLEM",
    "HANDSHAKE, PROBLEM, PROBLEM",
    "UNKNOWN_AUTHORITY, PROBLEM, PROBLEM",
    "EXPIRED, PROBLEM, PROBLEM",
    "NOT_YET_VALID, UNKNOWN, UNKNOWN",
    "WRONG_HOST, PROBLEM, PROBLEM",
    "UNACCEPTABLE, PROBLEM, PROBLEM",
    "LATE, UNKNOWN, UNKNOWN",
    "BROKEN, UNKNOWN, UNKNOWN"
  })
  void aFailureIsAProblemOnlyWhereThisMachineCanBeSure(
      FailureCause cause, State withNames, State withoutNames) {
    assertEquals(withNames, CallbackTls.state(cause, true));
    assertEquals(withoutNames, CallbackTls.state(cause, false));
  }

  private static List<X509Certificate> authority() {
    byte[] pem = Certificates.pem("ca").getBytes(StandardCharsets.US_ASCII);
    try {
      return List.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(pem)));
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Probe probe(
      int port, Optional<Route.Proxy> proxy, Optional<Supplier<List<X509Certificate>>> trusted) {
    URI url = URI.create("https://localhost:" + port);
    return new Probe(new Target(url, "", new Route(proxy, trusted)), Duration.ofSeconds(1));
  }

  private static Probe trusting(int port) {
    return probe(port, Optional.empty(), Optional.of(CallbackTlsTest::authority));
  }

  private static CallbackTls tls(boolean isThroughProxy, Instant now) {
    return new CallbackTls("localhost", true, isThroughProxy, InstantSource.fixed(now));
  }

  private static Judgement direct(int port) throws InterruptedException {
    return tls(false, LONG_BEFORE).judged(trusting(port), Optional.empty());
  }

  @Test
  void aTrustedCertificateIsOk() throws Exception {
    try (TlsFront front = new TlsFront("http://127.0.0.1:1", Certificates.GOOD)) {
      Judgement judgement = direct(front.port());
      assertEquals(State.OK, judgement.state());
      assertTrue(
          judgement.found().startsWith("localhost speaks TLSv1.3, with a certificate until"));
      assertEquals(
          State.WARNING,
          tls(false, Instant.now()).judged(trusting(front.port()), Optional.empty()).state());
      assertEquals(0, front.seen().size());
    }
  }

  @Test
  void aTrustedCertificateBehindAProxyIsOk() throws Exception {
    try (TlsFront front = new TlsFront("http://127.0.0.1:1", Certificates.GOOD);
        ConnectProxy proxy = new ConnectProxy(front.port(), "")) {
      int port = URI.create("http://" + proxy.address()).getPort();
      Optional<Route.Proxy> way = Optional.of(new Route.Proxy("127.0.0.1", port, "", "the proxy"));
      Probe probe = probe(443, way, Optional.of(CallbackTlsTest::authority));
      assertEquals(State.OK, tls(true, LONG_BEFORE).judged(probe, Optional.empty()).state());
      assertTrue(proxy.heads().get(0).startsWith("CONNECT localhost:443 "));
      assertEquals(0, front.seen().size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    Certificates.EXPIRED + ", PROBLEM, localhost: the certificate of localhost expired on ",
    Certificates.EARLY + ", UNKNOWN, localhost: the certificate of localhost is valid only from ",
    Certificates.OTHER_HOST + ", PROBLEM, localhost: the certificate was issued for other.example"
  })
  void aBadCertificateIsNamed(String certificate, State state, String found) throws Exception {
    try (TlsFront front = new TlsFront("http://127.0.0.1:1", certificate)) {
      Judgement judgement = direct(front.port());
      assertEquals(state, judgement.state());
      assertTrue(judgement.found().startsWith(found), judgement::found);
    }
  }

  @Test
  void anUnknownAuthorityIsAProblemUnlessThisMachineTrustsIt() throws Exception {
    try (TlsFront front = new TlsFront("http://127.0.0.1:1", Certificates.GOOD)) {
      CallbackTls tls = tls(false, LONG_BEFORE);
      Probe usual = probe(front.port(), Optional.empty(), Optional.empty());
      Judgement refused = tls.judged(usual, Optional.empty());
      assertEquals(State.PROBLEM, refused.state());
      assertTrue(
          refused
              .found()
              .startsWith(
                  "localhost: the certificate of localhost was issued by an authority that"),
          refused::found);
      Judgement here = tls.judged(usual, Optional.of(trusting(front.port())));
      assertEquals(State.UNKNOWN, here.state());
      assertTrue(here.found().contains("only because of the CA bundle"), here::found);
    }
  }

  @Test
  void whatDoesNotAnswerIsUnknown() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Judgement judgement = direct(silent.getLocalPort());
      assertEquals(State.UNKNOWN, judgement.state());
      assertTrue(judgement.found().contains("no complete response"), judgement::found);
    }
  }

  @Test
  void aClosedPortIsAProblem() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertEquals(State.PROBLEM, direct(port).state());
  }

  @Test
  void aServerWithoutTlsIsAProblem() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var answer =
          CompletableFuture.runAsync(
              () -> {
                try (Socket client = plain.accept()) {
                  byte[] refusal =
                      "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
                  client.getOutputStream().write(refusal);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      Judgement judgement = direct(plain.getLocalPort());
      answer.join();
      assertEquals(State.PROBLEM, judgement.state(), judgement::found);
    }
  }
}
