package orch.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import orch.network.BadConnectionException;
import orch.network.BasicCredentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {
  @TempDir private Path home;

  private static final String ACCOUNT = "TWILIO_ACCOUNT_SID";
  private static final String KEY = "TWILIO_API_KEY";
  private static final String SECRET = "TWILIO_API_SECRET";
  private static final String TOKEN = "TWILIO_AUTH_TOKEN";

  @Test
  void profileLocalRunsInTheProcessAndNeedsNothing() {
    Connection local = Connection.choose(wanted("local", ""), sources(Map.of()));
    assertTrue(local.isInProcess());
    assertEquals(Optional.empty(), local.baseUrl());
    assertEquals("local of local", local.credentials().toString());
  }

  @Test
  void profileLocalMayCallAnEmulatorOnThisMachineAndNothingElse() {
    Connection local =
        Connection.choose(
            wanted("local", "http://127.0.0.1:4010"), sources(Map.of(ACCOUNT, "AC1", TOKEN, "t")));
    assertEquals(Optional.of(URI.create("http://127.0.0.1:4010")), local.baseUrl());
    assertFalse(local.isInProcess());
    assertEquals("local of local", local.credentials().toString());
    assertEquals(
        "profile local can call only this machine, not https://h.example",
        assertThrows(
                BadConnectionException.class,
                () -> Connection.choose(wanted("local", "https://h.example"), sources(Map.of())))
            .getMessage());
  }

  @Test
  void anUnknownProfileIsNotReplacedByTheEnvironment() {
    assertEquals(
        "there is no profile \"work\"; the profiles are local, environment",
        assertThrows(
                BadConnectionException.class,
                () ->
                    Connection.choose(
                        wanted("work", ""), sources(Map.of(ACCOUNT, "AC1", TOKEN, "t"))))
            .getMessage());
  }

  @Test
  void theFlagGoesBeforeTheVariable() {
    Map<String, String> environment = Map.of("TWILIO_REGION", "ie1", "TWILIO_EDGE", "dublin\n");
    assertEquals("https://conversations.dublin.ie1.twilio.com", url("", "", "", environment));
    assertEquals(
        "https://conversations.sydney.au1.twilio.com", url("", "au1", "sydney", environment));
    assertEquals("https://h.example", url("https://h.example", "", "", environment));
    assertEquals("https://conversations.twilio.com", url("", "", "", Map.of()));
  }

  @Test
  void aBaseUrlMakesAStrangeRegionInTheEnvironmentHarmless() {
    assertEquals(
        "https://h.example", url("https://h.example", "", "", Map.of("TWILIO_REGION", "a/b")));
    assertThrows(
        BadConnectionException.class, () -> url("", "", "", Map.of("TWILIO_REGION", "a/b")));
  }

  @Test
  void theKeyGoesBeforeTheToken() {
    assertEquals("SK1 of AC1", user(Map.of(ACCOUNT, "AC1", KEY, "SK1", SECRET, "s", TOKEN, "t")));
    assertEquals("AC1 of AC1", user(Map.of(ACCOUNT, "AC1", TOKEN, "t")));
    assertEquals("AC1 of AC1", user(Map.of(ACCOUNT, "AC1", KEY, "SK1", TOKEN, "t")));
    assertEquals("AC1 of AC1", user(Map.of(ACCOUNT, " AC1\n", TOKEN, "t")));
    assertEquals("SK1 of SK1", user(Map.of(KEY, "SK1", SECRET, "s")));
  }

  @Test
  void whatIsMissingIsNamed() {
    assertEquals("no credentials were found", missing(Map.of()));
    assertEquals("no credentials were found", missing(Map.of(ACCOUNT, " ", TOKEN, "\n")));
    assertEquals(
        "TWILIO_API_KEY is set, but TWILIO_API_SECRET is not",
        missing(Map.of(ACCOUNT, "AC1", KEY, "SK1")));
    assertEquals(
        "TWILIO_API_SECRET is set, but TWILIO_API_KEY is not", missing(Map.of(SECRET, "hush")));
    assertEquals(
        "TWILIO_ACCOUNT_SID is set, but neither TWILIO_AUTH_TOKEN nor TWILIO_API_KEY with"
            + " TWILIO_API_SECRET is",
        missing(Map.of(ACCOUNT, "AC1")));
    assertEquals(
        "TWILIO_AUTH_TOKEN is set, but TWILIO_ACCOUNT_SID is not", missing(Map.of(TOKEN, "hush")));
  }

  @Test
  void credentialsAreAskedForOnlyWhenTheyAreNeeded() {
    Connection connection = Connection.choose(wanted("", ""), sources(Map.of()));
    assertTrue(connection.baseUrl().isPresent());
    assertThrows(NoCredentialsException.class, connection::credentials);
  }

  @Test
  void credentialsNeverShowTheSecret() {
    BasicCredentials credentials = new BasicCredentials("AC1", "SK1", "hush");
    assertEquals("SK1 of AC1", credentials.toString());
    // printf 'SK1:hush' | base64
    assertEquals("Basic U0sxOmh1c2g=", credentials.authorization());
    // printf 'SK1:hüsh' | base64
    assertEquals("Basic U0sxOmjDvHNo", new BasicCredentials("AC1", "SK1", "hüsh").authorization());
  }

  private Settings sources(Map<String, String> environment) {
    SettingsDirectories folders = new SettingsDirectories(home, home, home.resolve("config"));
    return new Settings(
        environment, folders, OutputStream.nullOutputStream(), InstantSource.system());
  }

  private static ConnectionFlags wanted(String profile, String baseUrl) {
    return new ConnectionFlags(profile, baseUrl, "", "");
  }

  private String url(String baseUrl, String region, String edge, Map<String, String> environment) {
    ConnectionFlags wanted = new ConnectionFlags("", baseUrl, region, edge);
    return Connection.choose(wanted, sources(environment)).baseUrl().orElseThrow().toString();
  }

  private String user(Map<String, String> environment) {
    return Connection.choose(wanted("", ""), sources(environment)).credentials().toString();
  }

  private String missing(Map<String, String> environment) {
    Connection connection = Connection.choose(wanted("", ""), sources(environment));
    return String.valueOf(
        assertThrows(NoCredentialsException.class, connection::credentials).getMessage());
  }
}
