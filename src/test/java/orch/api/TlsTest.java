package orch.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import orch.Certificates;
import org.junit.jupiter.api.Test;

class TlsTest {
  private static X509Certificate certificate(String alias) throws CertificateException {
    byte[] pem = Certificates.pem(alias).getBytes(StandardCharsets.US_ASCII);
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
  }

  @Test
  void furtherAuthoritiesAreAddedToThoseOfJava() throws CertificateException {
    X509Certificate ca = certificate("ca");
    List<X509Certificate> java = Arrays.asList(Tls.trustManager(List.of()).getAcceptedIssuers());
    List<X509Certificate> all = Arrays.asList(Tls.trustManager(List.of(ca)).getAcceptedIssuers());
    assertFalse(java.isEmpty());
    assertEquals(java.size() + 1, all.size());
    assertTrue(all.containsAll(java) && all.contains(ca));
  }

  @Test
  void theUsualContextIsMadeOnceAndFurtherAuthoritiesAreNotReadBeforeTheyAreNeeded() {
    assertSame(Tls.context(Optional.empty()), Tls.context(Optional.empty()));
    AtomicBoolean read = new AtomicBoolean();
    Tls.context(
        Optional.of(
            () -> {
              read.set(true);
              return List.of();
            }));
    assertFalse(read.get());
  }

  @Test
  void aCertificateWithoutItsConnectionIsNeverAccepted() throws CertificateException {
    Trust trust = Trust.of(Tls.trustManager(List.of(certificate("ca"))));
    X509Certificate[] chain = {certificate(Certificates.GOOD), certificate("ca")};
    assertThrows(CertificateException.class, () -> trust.checkServerTrusted(chain, "ECDHE_ECDSA"));
  }

  @Test
  void java25MakesTheKeyOfSecp256r1OnlyForAServerThatWantsIt() {
    List<String> groups = List.of(Tls.groups(25, null).orElseThrow().split(","));
    assertEquals(List.of("x25519", "ffdhe2048"), groups.subList(0, 2));
    assertTrue(
        groups.containsAll(
            List.of("secp256r1", "secp384r1", "secp521r1", "x448", "ffdhe3072", "ffdhe4096")),
        groups::toString);
    assertEquals(Optional.empty(), Tls.groups(25, "secp521r1"));
    assertEquals(Optional.empty(), Tls.groups(17, null));
    assertEquals(Optional.empty(), Tls.groups(27, null));
  }
}
