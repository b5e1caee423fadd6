package orch.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import orch.Certificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaBundleTest {
  @TempDir private Path directory;

  private List<String> subjects(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("bundle.pem"), text);
    return new CaBundle(file, "--ca-bundle")
        .certificates().stream().map(c -> c.getSubjectX500Principal().getName()).toList();
  }

  private String refusal(String text) {
    BadConnectionException bad = assertThrows(BadConnectionException.class, () -> subjects(text));
    return String.valueOf(bad.getMessage()).replace(directory.toString(), "");
  }

  @Test
  void theOptionCountsThenTheVariablesInTheirOrder() {
    Map<String, String> both = Map.of("TWILIO_CA_BUNDLE", "t.pem", "SSL_CERT_FILE", "/s.pem");
    assertEquals("--ca-bundle f.pem", chosen("f.pem", both));
    assertEquals("TWILIO_CA_BUNDLE t.pem", chosen("", both));
    assertEquals("SSL_CERT_FILE /s.pem", chosen("", Map.of("SSL_CERT_FILE", "/s.pem")));
    assertEquals("none", chosen("", Map.of("SSL_CERT_FILE", "")));
  }

  private String chosen(String flag, Map<String, String> environment) {
    return CaBundle.choose(flag, environment, directory)
        .map(b -> b.source() + " " + b.file().toString().replace(directory + "/", ""))
        .orElse("none");
  }

  @Test
  void aFileMayHoldAnyNumberOfThemAndOtherThings() throws IOException {
    String ca = Certificates.pem("ca");
    String good = Certificates.pem(Certificates.GOOD);
    assertEquals(List.of("CN=Corp Test Authority"), subjects(ca));
    String key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    String mixed = "subject=ünder\n" + ca + "\n# another\n" + key + good.replace("\n", "\r\n");
    assertEquals(List.of("CN=Corp Test Authority", "CN=good"), subjects(mixed));
  }

  @Test
  void aFileWithoutOneIsRefused() {
    assertEquals("--ca-bundle: /bundle.pem contains no PEM certificate", refusal(""));
    String key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    assertEquals("--ca-bundle: /bundle.pem contains no PEM certificate", refusal(key));
  }

  @Test
  void aDamagedCertificateIsNamedByItsNumber() {
    String ca = Certificates.pem("ca");
    String broken = "--ca-bundle: certificate number 2 in /bundle.pem cannot be read";
    assertEquals(broken, refusal(ca + ca.substring(0, ca.length() - 40)));
    assertEquals(broken, refusal(ca + ca.replace("M", "")));
    assertEquals(
        "--ca-bundle: certificate number 1 in /bundle.pem cannot be read",
        refusal(ca.substring(0, 60) + "\n" + ca));
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    assertEquals("--ca-bundle: /missing does not exist", unreadable("/missing"));
    assertEquals("--ca-bundle: / is a directory", unreadable("/"));
  }

  private static String unreadable(String file) {
    CaBundle bundle = new CaBundle(Path.of(file), "--ca-bundle");
    return String.valueOf(
        assertThrows(BadConnectionException.class, bundle::certificates).getMessage());
  }

  @Test
  void aFileWithoutAnEndIsRefused() {
    CaBundle endless = new CaBundle(Path.of("/dev/zero"), "SSL_CERT_FILE");
    BadConnectionException problem =
        assertThrows(BadConnectionException.class, endless::certificates);
    assertEquals("SSL_CERT_FILE: /dev/zero is larger than 8 MiB", problem.getMessage());
  }
}
