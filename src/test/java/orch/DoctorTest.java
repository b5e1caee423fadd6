package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import orch.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code orch doctor} reports the step at which the connection fails, with the exit code that a
 * command would have.
 */
class DoctorTest {
  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    orch = new Orch(directory).file("ca.pem", Certificates.pem("ca"));
    FakeTime time = orch.time();
    // The servers use the real time.
    time.pass(Duration.between(time.instant(), Instant.now()));
  }

  private Orch withAccount() {
    return orch.with("TWILIO_ACCOUNT_SID", "AC0000000000000000000000000000beef")
        .with("TWILIO_API_KEY", "SK0000000000000000000000000000cafe")
        .with("TWILIO_API_SECRET", "hush");
  }

  private JsonNode checks(int exit, String... words) {
    Result result = orch.run(Orch.joined(words, "doctor", "-o", "json")).exits(exit).saysOnly("");
    assertFalse(result.out().contains("hush"), result::toString);
    assertFalse(result.out().contains(home.toString()), result::toString);
    ObjectNode checks = Json.object();
    result.json().forEach(check -> checks.set(check.path("check").asText(), check));
    assertEquals(18, checks.size(), result::toString);
    return checks;
  }

  private static String says(JsonNode checks, String check) {
    JsonNode found = checks.path(check);
    return found.path("status").asText() + ": " + found.path("found").asText();
  }

  private static void skipped(JsonNode checks, String reason, String... names) {
    for (String name : names) {
      assertEquals("skipped: " + reason, says(checks, name), name);
    }
  }

  @Test
  void theLocalControlPlaneIsWell() {
    String list = orch.local("doctor").exits(0).saysOnly("").out();
    String expected =
        """
        ok       Java          V
        ok       settings      ~/.config/orch
        ok       state         ~/.local/state/orch
        ok       data          ~/.local/share/orch
        ok       profiles      none
        ok       project       none
        ok       defaults      none
        ok       API           http://127.0.0.1:N (in this process)
        ok       credentials   local, from profile local (--profile)
        ok       proxy         none
        ok       certificates  the ones that Java trusts
        ok       DNS           127.0.0.1
        ok       TCP           connected in N ms
        ok       TLS           not used on this machine; HTTP/1.1
        ok       answer        from the API in N ms
        ok       clock         N s C the service
        ok       login         accepted
        ok       permission    may list configurations
        """;
    assertEquals(
        expected,
        list.replaceAll("(ok +Java +)\\S+", "$1V")
            .replaceAll("(:|in |clock +)\\d+", "$1N")
            .replaceAll("ahead of|behind", "C"));
  }

  @Test
  void anExpressionGetsTheFindings() {
    orch.local("doctor", "--jq", ".[] | select(.check == \"proxy\") | .found")
        .exits(0)
        .prints("none\n");
    orch.local("doctor", "--jq", ".[").exits(2).printsNothing().says("--jq: ");
  }

  @Test
  void aWayThroughAProxyIsShownStepByStep() throws IOException {
    try (Server plain = new Server(home, orch.time());
        TlsFront front = new TlsFront(plain.url(), Certificates.GOOD);
        ConnectProxy proxy = new ConnectProxy(front.port(), "corp:hush")) {
      withAccount().with("HTTPS_PROXY", "http://corp:hush@" + proxy.address());
      String[] words = {"--base-url", "https://api.corp.example", "--ca-bundle", "ca.pem"};
      JsonNode checks = checks(0, words);
      assertEquals(
          "ok: SK0000...cafe of AC0000...beef, from the environment", says(checks, "credentials"));
      assertEquals(
          "ok: " + proxy.address() + " (HTTPS_PROXY), with credentials", says(checks, "proxy"));
      assertEquals(
          "ok: the ones that Java trusts, and 1 from ~/ca.pem (--ca-bundle)",
          says(checks, "certificates"));
      assertEquals("ok: of the proxy: 127.0.0.1", says(checks, "DNS"));
      String tls = says(checks, "TLS");
      assertTrue(
          tls.startsWith(
              "warning: TLSv1.3, HTTP/1.1, certificate by CN=Corp Test Authority, valid until 20"),
          tls);
      assertEquals("ok: may list configurations", says(checks, "permission"));
    }
  }

  @Test
  void aStepThatFailsMakesTheNextPointless() throws IOException {
    withAccount();
    JsonNode refused = checks(12, "--base-url", "https://127.0.0.1:1");
    assertEquals(
        "failed: cannot reach the API: https://127.0.0.1:1 does not accept connections",
        says(refused, "TCP"));
    assertEquals(12, refused.path("TCP").path("exitCode").asInt());
    assertTrue(refused.path("TCP").path("advice").asText().contains("firewall"));
    skipped(refused, "TCP failed", "TLS", "answer", "clock", "login", "permission");
    JsonNode unknown = checks(12, "--base-url", "https://api.corp.invalid");
    assertTrue(says(unknown, "DNS").endsWith("api.corp.invalid cannot be resolved"));
    skipped(unknown, "DNS failed", "TCP", "TLS", "answer");
  }

  @Test
  void certificatesAreToldAsACommandWould() throws IOException {
    withAccount();
    try (Server plain = new Server(home, orch.time());
        TlsFront front = new TlsFront(plain.url(), Certificates.GOOD);
        TlsFront expired = new TlsFront(plain.url(), Certificates.EXPIRED);
        TlsFront other = new TlsFront(plain.url(), Certificates.OTHER_HOST)) {
      assertTrue(
          says(checks(12, "--base-url", front.url()), "TLS")
              .endsWith("an authority that is not trusted: CN=Corp Test Authority"));
      String[] bundle = {"--ca-bundle", "ca.pem", "--base-url"};
      assertTrue(
          says(checks(12, Orch.joined(bundle, expired.url())), "TLS").contains(" expired on 20"));
      assertTrue(
          says(checks(12, Orch.joined(bundle, other.url())), "TLS")
              .endsWith(
                  "the certificate was issued for other.example, more.example, not for localhost"));
    }
  }

  @Test
  void withoutCredentialsTheWayIsStillLookedAt() throws IOException {
    try (Server plain = new Server(home, orch.time())) {
      JsonNode checks = checks(4, "--base-url", plain.url());
      assertEquals("failed: no credentials were found", says(checks, "credentials"));
      assertTrue(says(checks, "TCP").startsWith("ok: connected in "));
      skipped(checks, "credentials failed", "answer", "clock", "login", "permission");
    }
  }

  @Test
  void credentialsThatAreNotAcceptedAreToldFromThoseThatMayNot() throws IOException {
    try (Server plain = new Server(home, orch.time(), "list:401", "list:403")) {
      JsonNode unknown = checks(4, plain.and());
      assertTrue(says(unknown, "login").startsWith("failed: cannot list configurations: HTTP 401"));
      assertTrue(says(unknown, "clock").startsWith("ok: "), says(unknown, "clock"));
      skipped(unknown, "login failed", "permission");
      JsonNode forbidden = checks(4, plain.and());
      assertEquals("ok: accepted", says(forbidden, "login"));
      assertTrue(says(forbidden, "permission").startsWith("failed: cannot list configurations"));
    }
  }

  @Test
  void aServiceThatIsDownIsNoMistakeOfTheCredentials() throws IOException {
    try (Server plain = new Server(home, orch.time(), "list:503")) {
      JsonNode checks = checks(7, plain.and());
      assertTrue(says(checks, "answer").startsWith("failed: cannot list configurations: HTTP 503"));
      assertEquals(1, plain.seen("GET").size());
    }
  }

  @Test
  void aClockThatIsWrongIsAWarning() {
    orch.time().pass(Duration.ofMinutes(-5));
    JsonNode checks = checks(0, "-p", "local");
    assertTrue(says(checks, "clock").matches("warning: (299|300|301) s behind the service"));
    orch.time().pass(Duration.ofMinutes(10));
    assertTrue(
        says(checks(0, "-p", "local"), "clock")
            .matches("warning: (299|300|301) s ahead of the service"));
  }

  @Test
  void directoriesThatCannotBeUsedAreWarnings() {
    orch.file("taken", "").with("XDG_STATE_HOME", home.resolve("taken").toString());
    JsonNode checks = checks(0, "-p", "local");
    assertEquals(
        "warning: ~/taken cannot be written to, so writes are not recorded", says(checks, "state"));
    assertTrue(checks.path("state").path("advice").asText().contains("XDG_STATE_HOME"));
  }

  @Test
  void whatCannotBeUsedAtAllEndsAsACommandWould() {
    withAccount().with("HTTPS_PROXY", "socks5://corp:hush@proxy.example.com");
    JsonNode checks = checks(2);
    assertTrue(says(checks, "proxy").startsWith("failed: HTTPS_PROXY names a SOCKS proxy"));
    orch.with("HTTPS_PROXY", "").with("SSL_CERT_FILE", "missing.pem");
    assertEquals(
        "failed: SSL_CERT_FILE: ~/missing.pem does not exist", says(checks(2), "certificates"));
    JsonNode plain = checks(2, "--base-url", "http://api.example.com");
    skipped(plain, "no base URL", "credentials", "DNS", "login");
  }

  @Test
  void whatWasSkippedIsOneLine() {
    orch.run("-p", "nobody", "doctor")
        .exits(2)
        .saysOnly("")
        .prints(
            """
            ok       Java          V
            ok       settings      ~/.config/orch
            ok       state         ~/.local/state/orch
            ok       data          ~/.local/share/orch
            ok       profiles      none
            ok       project       none
            ok       defaults      none
            failed   credentials   there is no profile "nobody"; the profiles are local, environment
            skipped  API, proxy, certificates, DNS, TCP, TLS, answer, clock, login, permission: no base URL without the profile
            """
                .replace("  V\n", "  " + Runtime.version() + "\n"));
    JsonNode checks = checks(2, "-p", "nobody");
    skipped(checks, "no base URL without the profile", "API", "TLS", "permission");
    withAccount();
    String list = orch.run("--base-url", "https://127.0.0.1:1", "doctor").exits(12).out();
    assertTrue(list.endsWith("skipped  TLS, answer, clock, login, permission: TCP failed\n"), list);
  }

  @Test
  void aFileOfSettingsThatCannotBeReadIsAFinding() throws IOException {
    Files.createDirectories(home.resolve(".config/orch"));
    orch.file(".config/orch/config.yaml", "profiles: {a: hush}");
    JsonNode checks = checks(2);
    assertEquals(
        "failed: ~/.config/orch/config.yaml:1: a must be a mapping of keys to values",
        says(checks, "profiles"));
    assertEquals("ok: ~/.local/share/orch", says(checks, "data"));
    skipped(checks, "a file with settings cannot be read", "defaults");
    skipped(checks, "the settings cannot be read", "API", "credentials", "TCP", "login");
    assertEquals("ok: may list configurations", says(checks(2, "-p", "local"), "permission"));
    Files.delete(home.resolve(".config/orch/config.yaml"));
    orch.file(".orch.yaml", "profile: [a]");
    assertEquals("failed: ~/.orch.yaml:1: profile must be a text", says(checks(2), "project"));
    Files.createDirectory(home.resolve(".config/orch/config.yaml"));
    assertTrue(says(checks(1), "profiles").contains("cannot be read: it is a directory"));
  }

  @Test
  void aDefaultThatIsWrongIsAFinding() {
    orch.file(".orch.yaml", "profile: local\ndefaults:\n  limit: few\n  output: bogus\n");
    JsonNode checks = checks(2);
    assertEquals(
        "failed: ~/.orch.yaml:3: the default limit=few of the project: 'few' is not a valid whole"
            + " number; ~/.orch.yaml:4: the default output=bogus of the project: 'bogus' is not"
            + " one of json, jsonl, yaml, table, wide, csv, name, tree, mermaid, env",
        says(checks, "defaults"));
    assertEquals("ok: may list configurations", says(checks, "permission"));
  }
}
