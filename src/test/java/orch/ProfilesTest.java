package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import orch.term.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles from creation to removal. */
class ProfilesTest {
  private static final String ACCOUNT = "AC" + "0123456789abcdef".repeat(2);
  private static final String OTHER = "AC" + "fedcba9876543210".repeat(2);
  private static final String KEY = "SK" + "00ff".repeat(8);
  private static final String SECRET = "obviously-fake-secret";

  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    orch = new Orch(home);
  }

  private Result add(String name, String... more) {
    return orch.reading(SECRET + "\n")
        .run(
            Orch.joined(
                new String[] {"profile", "add", name, "--account-sid", ACCOUNT, "--api-key", KEY},
                more));
  }

  private Path config(String name) {
    return home.resolve(".config/orch").resolve(name);
  }

  private String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void whatAnotherCommandDidMeanwhileStays() {
    Orch other = orch.colleague(home);
    String[] add = {"profile", "add", "one", "--account-sid", ACCOUNT, "--store", "file"};
    orch.answering(
        () -> {
          String[] meanwhile = {"profile", "add", "two", "--account-sid", OTHER, "--store", "file"};
          other.reading(SECRET).run(meanwhile).exits(0);
          return SECRET;
        });
    orch.run(add).exits(0);
    assertEquals("two\none\n", orch.run("profile", "list", "-o", "name").exits(0).out());
  }

  @Test
  void aProfileIsKeptWithoutItsSecretAndTheSecretForTheOwnerAlone() throws IOException {
    add("work", "--region", "ie1", "--edge", "dublin", "--protected", "--default", "output=yaml")
        .exits(0)
        .says(
            "the secret of work is in " + config("credentials.json") + ", which only you can read")
        .says("work is now the active profile");
    assertEquals(
        "active: work\nprofiles:\n  work:\n    accountSid: "
            + ACCOUNT
            + "\n    apiKey: "
            + KEY
            + "\n    region: ie1\n    edge: dublin\n    protected: true\n    store: file\n"
            + "    defaults:\n      output: yaml\n",
        Files.readString(config("config.yaml")));
    assertEquals(
        "{\n  \"work\": \"" + SECRET + "\"\n}\n", Files.readString(config("credentials.json")));
    assertEquals("rw-------", mode(config("config.yaml")));
    assertEquals("rw-------", mode(config("credentials.json")));
    assertEquals("rwx------", mode(home.resolve(".config/orch")));
  }

  @Test
  void whoAmISaysWhichSourceWonAndWhy() {
    orch.run("whoami").exits(4).says("orch profile add work;").says("orch -p local config list");
    add("work").exits(0);
    add("other", "--region", "ie1").exits(0);
    JsonNode active = orch.run("whoami").exits(0).json();
    assertEquals(ACCOUNT, active.path("account").asText());
    assertEquals(KEY, active.path("key").asText());
    assertEquals("work", active.path("profile").asText());
    assertEquals("the active profile", active.path("decidedBy").asText());
    assertEquals("file", active.path("store").asText());
    orch.with("TWILIO_ACCOUNT_SID", OTHER).with("TWILIO_AUTH_TOKEN", "fake-token");
    decided("environment", "TWILIO_*");
    orch.file(".orch.yaml", "profile: other\n");
    decided("other", home.resolve(".orch.yaml").toString());
    orch.with("ORCH_PROFILE", "local");
    decided("local", "ORCH_PROFILE");
    JsonNode flag = orch.run("whoami", "-p", "other").exits(0).json();
    assertEquals("--profile", flag.path("decidedBy").asText());
    assertEquals("https://conversations.dublin.ie1.twilio.com", flag.path("baseUrl").asText());
    assertEquals(
        OTHER, orch.run("whoami", "-p", "environment").exits(0).json().path("account").asText());
  }

  private void decided(String who, String by) {
    JsonNode json = orch.run("whoami").exits(0).json();
    assertEquals(by, json.path("decidedBy").asText());
    String source = json.path("source").asText();
    assertEquals(who, source.equals("profile") ? json.path("profile").asText() : source);
  }

  @Test
  void aHalfSetEnvironmentIsNotReplacedByTheActiveProfile() {
    add("work").exits(0);
    orch.with("TWILIO_ACCOUNT_SID", OTHER);
    orch.run("whoami").exits(4).says("TWILIO_ACCOUNT_SID is set, but neither");
    orch.run("whoami", "-p", "work").exits(0);
  }

  @Test
  void aProfileReadsNothingOfTheEnvironment() {
    add("work").exits(0);
    orch.with("TWILIO_REGION", "au1").with("TWILIO_EDGE", "sydney");
    assertEquals(
        "https://conversations.twilio.com",
        orch.run("whoami", "-p", "work").exits(0).json().path("baseUrl").asText());
  }

  @Test
  void theKeychainOfLinuxTakesTheSecretThroughAPipe() throws IOException {
    keepsIn(FakeKeychain.linux(home.resolve("bin")));
  }

  @Test
  void theKeychainOfMacOsTakesTheSecretThroughAPipe() throws IOException {
    keepsIn(FakeKeychain.mac(home.resolve("bin")));
  }

  private void keepsIn(FakeKeychain keychain) throws IOException {
    orch.with("PATH", keychain.path());
    add("work").exits(0).says("the secret of work is in the keychain");
    assertEquals(SECRET, keychain.kept("work").strip());
    assertFalse(Files.exists(config("credentials.json")));
    assertEquals("keychain", orch.run("whoami").exits(0).json().path("store").asText());
    orch.run("profile", "remove", "work", "--yes").exits(0);
    assertEquals("", keychain.kept("work"));
    assertFalse(keychain.arguments().contains(SECRET), keychain.arguments());
    assertFalse(keychain.arguments().contains("6f6276696f75736c79"), keychain.arguments());
  }

  @Test
  void aKeychainThatDoesNotAnswerIsReplacedByTheFileUnlessItIsInsistedOn() {
    orch.with("PATH", FakeKeychain.broken(home.resolve("bin")).path());
    add("work").exits(0).says("credentials.json");
    add("more", "--store", "keychain").exits(2).says("the keychain did not accept the secret");
    orch.with("PATH", "/nowhere");
    add("more", "--store", "keychain").exits(2).says("no keychain program was found");
    add("more", "--store", "attic").exits(2).says("--store: 'attic' is neither keychain nor file");
  }

  @Test
  void aSecretThatTheKeychainLostIsMissed() throws IOException {
    FakeKeychain keychain = FakeKeychain.linux(home.resolve("bin"));
    orch.with("PATH", keychain.path());
    add("work").exits(0);
    Files.delete(home.resolve("bin/kept-work"));
    orch.run("whoami")
        .exits(4)
        .says("the secret of profile work is not in the keychain")
        .says("orch profile set work --new-secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
  void aCredentialsFileThatIsOpenToOthersIsRefused(String mode) throws IOException {
    add("work").exits(0);
    Path file = config("credentials.json");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    orch.run("whoami")
        .exits(4)
        .says(file + " is accessible to other users (" + mode + ")")
        .says("chmod 600 " + file);
  }

  @Test
  void aCredentialProcessGivesTheCredentials() {
    String json =
        "{\"version\":1,\"accountSid\":\"%s\",\"apiKey\":\"%s\",\"apiSecret\":\"%s\"}"
            .formatted(ACCOUNT, KEY, SECRET);
    orch.file("said.json", json);
    orch.with("PATH", "/usr/bin:/bin");
    orch.run("profile", "add", "vault", "--credential-process", "echo thinking >&2; cat said.json")
        .exits(0);
    Result who = orch.run("whoami").exits(0).saysOnly("thinking\n");
    assertEquals(KEY, who.json().path("key").asText());
    assertEquals("credential_process", who.json().path("store").asText());
  }

  @Test
  void withJsonOutputTheLinesOfACredentialProcessAreJson() {
    orch.with("PATH", "/usr/bin:/bin");
    String command = "echo one >&2; printf 'tw' >&2; printf 'o\u00fc: ' >&2; exit 3";
    orch.run("profile", "add", "vault", "--credential-process", command).exits(0);
    List<String> lines = orch.run("whoami", "-o", "json").exits(4).err().lines().toList();
    assertEquals(List.of("{\"program\":\"one\"}", "{\"program\":\"twoü:\"}"), lines.subList(0, 2));
    assertEquals(3, lines.size());
    orch.run("whoami").exits(4).says("one\ntwoü: orch: the credential process");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exit 3 | ended with exit code 3",
        "echo hush-hush | did not print a single JSON object",
        "echo '{\"version\":2}' | did not print \"version\": 1",
        "echo '{\"version\":1}' | did not print an accountSid",
        "echo '{\"version\":1,\"accountSid\":\"hush\"}' | did not print an accountSid",
        "echo '{\"version\":1,\"accountSid\":\"AC0123456789abcdef0123456789abcdef\"}'"
            + " | printed neither apiKey with apiSecret nor authToken",
        "echo '{\"version\":1,\"expiration\":\"2026-03-01T11:59:59Z\"}' | that have expired",
        "echo '{\"version\":1,\"expiration\":\"hush\"}' | printed an invalid expiration"
      })
  void aCredentialProcessThatFailsIsToldApartAndNotQuoted(String command, String problem) {
    orch.with("PATH", "/usr/bin:/bin");
    orch.run("profile", "add", "vault", "--credential-process", command).exits(0);
    Result result = orch.run("whoami", "--debug").exits(4).says(problem);
    assertFalse(result.err().contains("hush"), result::toString);
  }

  @Test
  void anAccountThatIsNotTheExpectedOneStopsEverything() {
    add("work").exits(0);
    String[] list = {"config", "list", "--base-url", "http://127.0.0.1:1", "--max-retries", "0"};
    orch.run(Orch.joined(list, "--expect-account", ACCOUNT)).exits(12);
    orch.run(Orch.joined(list, "--expect-account", OTHER))
        .exits(4)
        .says("expected account " + OTHER)
        .says("profile work (the active profile) belong to " + ACCOUNT);
    orch.with("ORCH_EXPECT_ACCOUNT", OTHER);
    orch.run(list).exits(4);
    orch.run("whoami").exits(4);
    orch.with("ORCH_EXPECT_ACCOUNT", ACCOUNT).run("whoami").exits(0);
  }

  @Test
  void aKeyWithoutAnAccountIsNotTheExpectedAccount() {
    orch.with("TWILIO_API_KEY", KEY).with("TWILIO_API_SECRET", SECRET);
    assertEquals("", orch.run("whoami").exits(0).json().path("account").asText());
    orch.run("whoami", "--expect-account", ACCOUNT)
        .exits(4)
        .says("do not show which account the key " + KEY + " belongs to");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "local | | built in",
        "environment | | built in",
        "-dash | | unknown option",
        "a b | | a profile's name must have",
        ".dot | | a profile's name must have",
        "work | --base-url=http://h.example | the base URL must be https",
        "work | --region=a.b | region and edge must name a host",
        "work | --default=base-url=x | --default base-url: this option cannot have a default value",
        "work | --default=ouput=x | did you mean output?",
        "work | --default=output | --default needs OPTION=VALUE"
      })
  void whatAProfileCannotBeIsRefusedBeforeTheSecretIsKept(
      String name, String option, String problem) {
    Result result = option == null ? add(name) : add(name, option);
    result.exits(2).says(problem);
    assertFalse(Files.exists(config("credentials.json")));
    assertFalse(Files.exists(config("config.yaml")));
  }

  @Test
  void identifiersHaveTheirForm() {
    orch.reading(SECRET);
    orch.run("profile", "add", "work", "--account-sid", KEY)
        .exits(2)
        .says("the account's SID must be AC and 32 hexadecimal digits");
    orch.run("profile", "add", "work", "--account-sid", ACCOUNT, "--api-key", KEY + "0")
        .exits(2)
        .says("the API key's SID must be SK and 32 hexadecimal digits");
    orch.run("profile", "add", "work").exits(2).says("give --account-sid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "with space in it", "line\nline-line", "snowman-☃-snowman"})
  void aSecretThatCanBeNoneIsRefused(String secret) {
    Result result =
        orch.reading(secret).run("profile", "add", "work", "--account-sid", ACCOUNT).exits(2);
    result.says("the secret ");
    assertTrue(secret.isEmpty() || !result.err().contains(secret), result::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--api-secret", "--auth-token", "--secret", "--token", "--password"})
  void aSecretOnTheLineIsRefusedAndNotRepeated(String option) {
    for (Result result :
        new Result[] {
          add("work", option, "hush-hush", "--debug"),
          add("work", option + "=hush-hush", "--debug"),
          orch.run("profile", "add", option, "hush-hush", "--debug")
        }) {
      result.exits(2);
      assertFalse(result.err().contains("hush"), result::toString);
    }
    add("work", option, "hush-hush").says("pipe it in (--secret-stdin)");
  }

  @Test
  void aNameThatIsTakenIsNotTakenAgain() {
    add("work", "--region", "ie1", "--protected").exits(0);
    String set = "orch --region au1 profile set work --account-sid " + ACCOUNT;
    add("work", "--region", "au1", "--default", "wait=true", "--store", "file")
        .exits(2)
        .says("the profile work already exists; to change it: " + set + " --api-key " + KEY)
        .says(" --default wait=true --store file --new-secret\n");
    add("work", "--secret-stdin").exits(2).says("--secret-stdin\n");
    add("work", "--replace").exits(2).says("unknown option --replace");
    JsonNode same = orch.run("profile", "show", "work").exits(0).json();
    assertEquals("ie1", same.path("region").asText());
  }

  @Test
  void onATerminalEverythingIsAsked() {
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    orch.reading(ACCOUNT + "\n" + KEY + "\n" + SECRET + "\n\n");
    JsonNode made =
        orch.run("profile", "add", "work")
            .exits(0)
            .says("Account SID (AC...): ")
            .says("API key SID (SK..., or nothing to use the auth token): ")
            .says("Secret of the API key (not shown): ")
            .json();
    assertEquals(KEY, made.path("apiKey").asText());
    assertEquals(ACCOUNT, orch.run("whoami").exits(0).json().path("account").asText());
    orch.reading("n\n")
        .run("profile", "remove", "work")
        .exits(2)
        .says("Cancelled. Nothing was removed.");
    orch.run("profile", "show", "work").exits(0);
    orch.reading("").run("profile", "remove", "work", "--no-input").exits(2).says("--yes");
    orch.reading("y\n").run("profile", "remove", "work").exits(0).says("remove work");
    orch.run("profile", "show", "work").exits(2);
  }

  @Test
  void profilesAreListedUsedAndRemoved() throws IOException {
    orch.run("profile", "list").exits(0).says("there are no profiles; ");
    add("work").exits(0);
    add("test", "--region", "ie1", "--protected").exits(0);
    orch.run("profile", "list")
        .exits(0)
        .prints(
            """
             NAME  ACTIVE  ACCOUNT                             REGION  EDGE  KEY                                 STORE  PROTECTED
             work  true    %1$s                %2$s  file   false
             test  false   %1$s  ie1           %2$s  file   true
             """
                .formatted(ACCOUNT, KEY));
    orch.run("profile", "use", "test").exits(0).saysOnly("orch: the active profile is test\n");
    orch.run("profile", "list", "-o", "name").exits(0).prints("work\ntest\n");
    orch.run("profile", "show").exits(0);
    orch.with("TWILIO_ACCOUNT_SID", OTHER);
    orch.run("profile", "use", "work")
        .exits(0)
        .says("it is not used here: the environment takes precedence");
    orch.run("profile", "use", "wrk").exits(2).says("did you mean work?");
    orch.run("profile", "remove", "work")
        .exits(2)
        .says("to confirm it: orch profile remove work --yes");
    orch.run("profile", "remove", "work", "--yes").exits(0);
    assertFalse(Files.readString(config("credentials.json")).contains("work"));
    assertFalse(Files.readString(config("config.yaml")).contains("active"));
    orch.run("profile", "use", "local").exits(0);
  }

  @Test
  void aBuiltInProfileIsToldFromASlip() {
    Result use = orch.run("profile", "use", "environment").exits(2).printsNothing();
    use.says("the profile environment is built in").says("-p environment");
    use.says("ORCH_PROFILE=environment");
    for (String name : new String[] {"environment", "local"}) {
      for (String command : new String[] {"show", "remove"}) {
        Result result = orch.run("profile", command, name).exits(2).says("is built in");
        assertFalse(result.err().contains("did you mean"), result::toString);
      }
    }
  }

  @Test
  void theVendorsProfilesAreTakenOver() throws IOException {
    Files.createDirectories(home.resolve(".twilio-cli"));
    orch.file(
        ".twilio-cli/config.json",
        """
        {"email": {}, "activeProject": "dev", "profiles": {
          "dev": {"accountSid": "%1$s", "region": "ie1", "apiKey": "%2$s", "apiSecret": "%3$s"},
          "old": {"accountSid": "%1$s"},
          "work": {"accountSid": "%1$s", "apiKey": "%2$s", "apiSecret": "%3$s", "edge": "sydney"}}}
        """
            .formatted(OTHER, KEY, "fake-vendor-secret"));
    add("work").exits(0);
    orch.run("profile", "import", "-o", "name")
        .exits(0)
        .says("skipped old: the profile has no apiKey")
        .says("skipped work: a profile of this name already exists; --replace overwrites it")
        .prints("dev\n");
    orch.run("whoami", "-p", "dev").exits(0);
    orch.run("profile", "import", "work", "--replace", "-o", "name").exits(0).prints("work\n");
    assertEquals(OTHER, orch.run("whoami", "-p", "work").exits(0).json().path("account").asText());
    orch.run("profile", "import", "nobody").exits(2).says("the file has no profile nobody");
    orch.with("TWILIO_CONFIG_DIR", "elsewhere");
    orch.run("profile", "import")
        .exits(2)
        .says(home.resolve("elsewhere/config.json") + " does not exist; give another file");
    orch.run("profile", "import", "--from", ".twilio-cli/config.json", "dev").exits(0);
  }

  @Test
  void theVendorsActiveProfileIsActiveWhereNoneWas() throws IOException {
    orch.file(
        "vendor.json",
        """
        {"activeProject": "dev", "profiles": {
          "dev": {"accountSid": "%s", "apiKey": "%s", "apiSecret": "fake-vendor-secret"}}}
        """
            .formatted(OTHER, KEY));
    orch.run("profile", "import", "--from", "vendor.json").exits(0).says("dev is now the active");
    assertEquals("dev", orch.run("whoami").exits(0).json().path("profile").asText());
  }

  @Test
  void aCredentialProcessCannotGiveAnotherAccountThanTheProfiles() throws IOException {
    orch.with("PATH", "/usr/bin:/bin");
    String given = "{\"version\":1,\"accountSid\":\"%s\",\"authToken\":\"" + SECRET + "\"}";
    String[] add = {"profile", "add", "vault", "--account-sid", ACCOUNT};
    orch.run(Orch.joined(add, "--credential-process", "cat said.json")).exits(0);
    orch.file("said.json", given.formatted(ACCOUNT)).run("whoami").exits(0);
    orch.file("said.json", given.formatted(OTHER));
    orch.run("whoami")
        .exits(4)
        .says("printed credentials of another account than the profile's " + ACCOUNT);
    try (HostileServer server = new HostileServer((number, to) -> to.json(200, "{}"))) {
      orch.run("config", "list", "--base-url", server.url()).exits(4);
      assertEquals(0, server.requests());
    }
  }
}
