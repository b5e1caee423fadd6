package orch;

import static orch.Orch.PLAIN;
import static orch.Orch.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests through a proxy, and to servers with certificates of a private authority. */
class CorporateNetworkTest {
  private static final String HOST = "https://api.corp.example";
  private static final String[] LIST = {"config", "list", "--max-retries=0"};

  private Orch orch;
  private Server plain;
  private TlsFront server;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    orch = new Orch(directory).file("ca.pem", Certificates.pem("ca"));
    orch.with("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001")
        .with("TWILIO_AUTH_TOKEN", "hush-token");
    plain = new Server(directory, orch.time());
    server = new TlsFront(plain.url(), Certificates.GOOD);
  }

  @AfterEach
  void stop() {
    server.close();
    plain.close();
  }

  private Result at(String url, String... words) {
    return orch.run(joined(new String[] {"--base-url", url}, words));
  }

  private Result shows(String certificate) throws IOException {
    try (TlsFront other = new TlsFront(plain.url(), certificate)) {
      return at(other.url(), joined(LIST, "--ca-bundle", "ca.pem")).exits(12).printsNothing();
    }
  }

  @Test
  void aPrivateAuthorityIsTrustedWhenItsCertificateIsGiven() {
    String[] create = joined(new String[] {"config", "create", "--wait", "-q"}, PLAIN);
    at(server.url(), joined(create, "--ca-bundle", "ca.pem")).exits(0).saysOnly("");
    orch.with("TWILIO_CA_BUNDLE", "ca.pem");
    at(server.url(), LIST).exits(0);
    orch.with("TWILIO_CA_BUNDLE", "").with("SSL_CERT_FILE", "ca.pem");
    at(server.url(), LIST).exits(0);
    orch.with("SSL_CERT_FILE", "").with("ORCH_CA_BUNDLE", "ca.pem");
    at(server.url(), LIST).exits(0);
  }

  @Test
  void anUnknownAuthorityIsNamed() {
    at(server.url(), "config", "list")
        .exits(12)
        .printsNothing()
        .saysOnly(
            """
            orch: cannot list configurations: the certificate of localhost was issued by an authority that is not trusted: CN=Corp Test Authority
              hint: if a proxy inspects TLS here, or the server uses a private certificate authority, give that authority's certificate with --ca-bundle FILE or TWILIO_CA_BUNDLE; to check each step of the connection: orch --base-url %s doctor
              exit 12 (no usable response)
            """
                .formatted(server.url()));
    assertEquals(0, orch.time().sleeps().size(), "no retry would help");
  }

  @Test
  void aWriteThatNeverLeftSaysNothingOfItsFate() {
    Result refused = at(server.url(), joined(new String[] {"config", "create"}, PLAIN));
    assertFalse(refused.exits(12).err().contains("may have it"), refused::toString);
  }

  @Test
  void certificatesThatAreNotValidNowAreNamedWithTheirDates() throws IOException {
    shows(Certificates.EXPIRED).says("the certificate of localhost expired on 20");
    shows(Certificates.EARLY)
        .says("the certificate of localhost is valid only from 20")
        .says("check this machine's clock");
  }

  @Test
  void theCertificateOfAnotherHostIsNotAccepted() throws IOException {
    shows(Certificates.OTHER_HOST)
        .says("the certificate was issued for other.example, more.example, not for localhost\n");
  }

  @Test
  void filesOfCertificatesThatAreNoneAreMistakes() {
    orch.file("empty.pem", "nothing here");
    at(server.url(), joined(LIST, "--ca-bundle", "missing.pem")).exits(2).says("--ca-bundle: ");
    at(server.url(), joined(LIST, "--ca-bundle", "empty.pem"))
        .exits(2)
        .says("empty.pem contains no PEM certificate");
    orch.with("SSL_CERT_FILE", "empty.pem");
    at(server.url(), LIST)
        .exits(2)
        .says("SSL_CERT_FILE: ")
        .says("empty.pem contains no PEM certificate");
    orch.with("SSL_CERT_FILE", ".");
    at(server.url(), LIST).exits(2).says("SSL_CERT_FILE: ").says(" is a directory");
  }

  @Test
  void aFileWithoutCertificatesIsTheSameMistakeForSeveralOperations() {
    orch.file("empty.pem", "nothing here").with("SSL_CERT_FILE", "empty.pem");
    String one = at(server.url(), "config", "wait", "a").exits(2).printsNothing().err();
    at(server.url(), "config", "wait", "a", "b").exits(2).printsNothing().saysOnly(one);
    assertTrue(one.startsWith("orch: SSL_CERT_FILE: "), one);
    assertTrue(one.contains("empty.pem contains no PEM certificate"), one);
  }

  @Test
  void aHintGoesTheSameWayAsTheCommand() {
    String[] create = joined(new String[] {"config", "create", "--wait", "-q"}, PLAIN);
    String[] way = {
      "--ca-bundle",
      "ca.pem",
      "--expect-account",
      "AC00000000000000000000000000000001",
      "--timeout",
      "500ms"
    };
    at(server.url(), joined(create, way))
        .exits(8)
        .says(
            "orch --base-url "
                + server.url()
                + " --ca-bundle ca.pem --expect-account AC00000000000000000000000000000001 config wait proc_job_");
  }

  @Test
  void theProxyIsLoggedInToAndItsPasswordGoesNoFurther() throws IOException {
    try (ConnectProxy proxy = new ConnectProxy(server.port(), "corp user:p@ss/word")) {
      orch.with("HTTPS_PROXY", "http://corp%20user:p%40ss%2Fword@" + proxy.address());
      orch.with("TWILIO_CA_BUNDLE", "ca.pem");
      String[] create = joined(new String[] {"config", "create", "--wait", "--debug"}, PLAIN);
      Result created = at(HOST, create).exits(0);
      assertTrue(proxy.heads().get(0).startsWith("CONNECT api.corp.example:443 "));
      assertFalse(proxy.heads().get(0).contains("Basic QUMxOm"), "the API's credentials");
      for (Headers headers : server.seen()) {
        assertNull(headers.getFirst("Proxy-Authorization"), "the proxy's credentials");
      }
      assertFalse((created.out() + created.err()).contains("p@ss"), created::toString);
    }
  }

  @Test
  void aProxyThatDoesNotKnowUsIsNamedWithoutThePassword() throws IOException {
    try (ConnectProxy proxy = new ConnectProxy(server.port(), "corp:right")) {
      orch.with("TWILIO_CA_BUNDLE", "ca.pem").with("https_proxy", "corp:hush@" + proxy.address());
      Result wrong = at(HOST, "config", "list", "--debug").exits(12).printsNothing();
      wrong.says(
          "the proxy " + proxy.address() + " (https_proxy) rejected the credentials (HTTP 407)\n");
      assertFalse(wrong.err().contains("hush"), wrong::toString);
      orch.with("https_proxy", proxy.address());
      at(HOST, LIST).exits(12).says(" requires credentials (HTTP 407)\n");
    }
  }

  @Test
  void aProxyThatIsNotThereIsNamedWithItsVariable() {
    orch.with("ALL_PROXY", "http://corp:hush@127.0.0.1:1");
    at(HOST, LIST)
        .exits(12)
        .saysOnly(
            """
            orch: cannot list configurations: the proxy 127.0.0.1:1 (ALL_PROXY) does not accept connections
              hint: correct the variable, or add the API's host to NO_PROXY to connect without the proxy; to check each step of the connection: orch --base-url %s doctor
              exit 12 (no usable response)
            """
                .formatted(HOST));
    orch.with("HTTPS_PROXY", "proxy.invalid:3128");
    at(HOST, LIST)
        .exits(12)
        .says(
            "the proxy proxy.invalid:3128 (HTTPS_PROXY) cannot be found: its host name does not resolve");
  }

  @Test
  void proxiesOfOtherKindsAreRefused() {
    orch.with("ALL_PROXY", "socks5h://corp:hush@proxy.example.com:1080");
    at(HOST, LIST).exits(2).says("ALL_PROXY names a SOCKS proxy");
    orch.with("HTTPS_PROXY", "https://proxy.example.com");
    at(HOST, LIST).exits(2).says("HTTPS_PROXY names a proxy over TLS");
  }

  @Test
  void thisMachineIsNeverReachedThroughAProxy() {
    orch.with("ALL_PROXY", "http://127.0.0.1:1").with("HTTPS_PROXY", "http://127.0.0.1:1");
    at(server.url(), joined(LIST, "--ca-bundle", "ca.pem")).exits(0);
    orch.local(LIST).exits(0);
  }

  @Test
  void aHostWithoutAnAddressIsNamed() {
    at("https://api.corp.invalid", LIST)
        .exits(12)
        .says("the host name api.corp.invalid cannot be resolved\n  hint: check --base-url");
    at("https://münchen.de", LIST).exits(2).says("punycode form, xn--mnchen-3ya.de");
  }
}
