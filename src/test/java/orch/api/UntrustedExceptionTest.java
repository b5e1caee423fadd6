package orch.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;

/** What the message about a certificate for another host says of the certificate's names. */
class UntrustedExceptionTest {
  /** For six DNS names and an address. */
  private static final String SEVEN_NAMES =
      """
      -----BEGIN CERTIFICATE-----
      MIIBjzCCATagAwIBAgIIfyGW2pp7ZAQwCgYIKoZIzj0EAwIwEjEQMA4GA1UEAxMH
      RXhhbXBsZTAgFw0yMDAxMDEwMDAwMDBaGA8yMTE5MTIwODAwMDAwMFowEjEQMA4G
      A1UEAxMHRXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABLcc3IQKgo8w
      qLBMJxZEPyLPl1fViG8P+HPOxtZQapZC4eief/ij9wfeSbpOBqyDQvyR22Vqu6nr
      m6AquNu2DT2jdDByMB0GA1UdDgQWBBTpuU961xVASwRYIWhcAQ2e0TkSzDBRBgNV
      HREESjBIgglhLmV4YW1wbGWCCWIuZXhhbXBsZYcEwAACAYIJYy5leGFtcGxlgglk
      LmV4YW1wbGWCCWUuZXhhbXBsZYIJZi5leGFtcGxlMAoGCCqGSM49BAMCA0cAMEQC
      IHc2ml/6qBpZ3eJzn/e5rMqFiPuUlyxiKwdO3WuJmbZ6AiBdKRXj8jUaDG6oqDz2
      xQ6C4uhtmgfjpAwfkfRH/n7JAQ==
      -----END CERTIFICATE-----
      """;

  /** Without alternative names, as old devices have them. */
  private static final String SUBJECT_ONLY =
      """
      -----BEGIN CERTIFICATE-----
      MIIBTTCB86ADAgECAghJ2ybJDElRqTAKBggqhkjOPQQDAjAaMRgwFgYDVQQDEw9w
      cmludGVyLmV4YW1wbGUwIBcNMjAwMTAxMDAwMDAwWhgPMjExOTEyMDgwMDAwMDBa
      MBoxGDAWBgNVBAMTD3ByaW50ZXIuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49
      AwEHA0IABD3SGKzurziSsd815hHDzBoIGdwPJIIJUhhQtdIOo/r1HvA5bQy6J0Po
      WFWvFLWP6qESS+9t6j1s7lZIPgy+7NajITAfMB0GA1UdDgQWBBTu7AaebUCq4zbr
      nOcTratYMy7mBDAKBggqhkjOPQQDAgNJADBGAiEA6KoiKqH7D9uEMduGP/n0BbBm
      36RTlCXQQMZ+2rZPDZcCIQCBguHxTgX+YoYou8Jm4NEBd4RmDGitbu3ISFevgG3w
      zw==
      -----END CERTIFICATE-----
      """;

  private static String message(String pem) throws CertificateException {
    byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(bytes));
    X509Certificate[] chain = {certificate};
    return new UntrustedException(FailureCause.WRONG_HOST, chain, new CertificateException("x"))
        .message("api.example");
  }

  @Test
  void fiveNamesAreListedAndTheOthersCounted() throws CertificateException {
    assertEquals(
        "the certificate was issued for a.example, b.example, 192.0.2.1, c.example, d.example and 2"
            + " more, not for api.example",
        message(SEVEN_NAMES));
  }

  @Test
  void withoutAlternativeNamesTheSubjectIsNamed() throws CertificateException {
    assertEquals(
        "the certificate was issued for CN=printer.example, not for api.example",
        message(SUBJECT_ONLY));
  }
}
