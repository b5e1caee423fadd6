package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import orch.term.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code orch profile set} changes what is given, and nothing else. */
class ProfileSetTest {
  private static final String ACCOUNT = "AC" + "0123456789abcdef".repeat(2);
  private static final String OTHER = "AC" + "fedcba9876543210".repeat(2);
  private static final String KEY = "SK" + "00ff".repeat(8);
  private static final String OTHER_KEY = "SK" + "ff00".repeat(8);
  private static final String SECRET = "obviously-fake-secret";
  private static final String NEW = "obviously-fake-new-secret";

  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    orch = new Orch(home);
  }

  private void added(String... more) {
    String[] add = {"profile", "add", "work", "--account-sid", ACCOUNT, "--api-key", KEY};
    orch.reading(SECRET).run(Orch.joined(add, more)).exits(0);
    orch.answering(
        () -> {
          throw new AssertionError("standard input was read");
        });
  }

  private Result set(String... words) {
    return orch.run(Orch.joined(new String[] {"profile", "set", "work"}, words));
  }

  private String settings(String name) throws IOException {
    Path file = home.resolve(".config/orch").resolve(name);
    return Files.exists(file) ? Files.readString(file).replaceAll("\\s", "") : "";
  }

  @Test
  void onlyWhatIsGivenChangesAndNothingIsAsked() throws IOException {
    added("--region", "ie1", "--protected", "--default", "wait=true");
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    String secrets = settings("credentials.json");
    JsonNode changed = set("--no-protected", "--default", "output=json").exits(0).json();
    assertFalse(changed.path("protected").asBoolean());
    assertEquals("ie1", changed.path("region").asText());
    assertEquals(KEY, changed.path("apiKey").asText());
    assertEquals("{\"wait\":\"true\",\"output\":\"json\"}", changed.path("defaults").toString());
    assertEquals(secrets, settings("credentials.json"));
    set("--edge", "dublin", "--default", "output=").exits(0).saysOnly("");
    orch.run("whoami").exits(0);
  }

  @Test
  void anEmptyValueRemovesASetting() {
    added("--region", "ie1", "--default", "wait=true");
    JsonNode changed = set("--region", "", "--default", "wait=").exits(0).json();
    assertFalse(changed.has("region"));
    assertFalse(changed.has("defaults"));
  }

  @Test
  void whatOnlyAVariableSaysIsNotSaved() {
    orch.with("ORCH_REGION", "ie1").with("ORCH_BASE_URL", "https://api.example.com");
    added();
    JsonNode changed = set("--protected", "--edge", "dublin").exits(0).json();
    assertFalse(changed.has("region") || changed.has("baseUrl"), changed::toString);
    assertEquals("dublin", changed.path("edge").asText());
    orch.with("ORCH_REGION", "au1");
    assertEquals("ie1", set("--region", "ie1").exits(0).json().path("region").asText());
  }

  @Test
  void theSecretIsReplacedOnDemand() throws IOException {
    added();
    orch.reading(NEW);
    set("--secret-stdin").exits(0).says("the secret of work is in ");
    assertTrue(settings("credentials.json").contains(NEW));
    assertFalse(settings("credentials.json").contains("\"" + SECRET + "\""));
    orch.reading(SECRET);
    set("--new-secret").exits(0);
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR).reading(NEW + "\n");
    set("--new-secret").exits(0).says("Secret of the API key (not shown): ");
    assertTrue(settings("credentials.json").contains(NEW));
    orch.reading("short");
    set("--new-secret")
        .exits(2)
        .says("nothing was changed")
        .says("The secret must be 8 to 512 characters long");
  }

  @ParameterizedTest
  @CsvSource({
    "--account-sid, AC01230000000000000000000000000000",
    "--api-key, SK01230000000000000000000000000000",
    "--api-key, ''",
    "--credential-process, ''"
  })
  void anotherIdentityNeedsItsSecret(String option, String value) throws IOException {
    if (option.equals("--credential-process")) {
      String[] add = {"profile", "add", "work", "--account-sid", ACCOUNT, option, "true"};
      orch.run(add).exits(0);
    } else {
      added();
    }
    String before = settings("config.yaml");
    String shown = value.isEmpty() ? "''" : value;
    set(option, value, "--protected")
        .exits(2)
        .printsNothing()
        .says(
            "to pipe it in: printf %s \"$SECRET\" | orch profile set work "
                + option
                + " "
                + shown
                + " --protected --secret-stdin\n");
    assertEquals(before, settings("config.yaml"));
    orch.reading(NEW);
    set(option, value, "--secret-stdin").exits(0);
    assertTrue(settings("credentials.json").contains(NEW));
  }

  @Test
  void atATerminalTheSecretOfAnotherIdentityIsAsked() {
    added();
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR).reading(NEW + "\n");
    set("--api-key", OTHER_KEY).exits(0).says("Secret of the API key (not shown): ");
    assertEquals(OTHER_KEY, orch.run("whoami").exits(0).json().path("key").asText());
  }

  @Test
  void theSecretMovesToAnotherStore() throws IOException {
    FakeKeychain keychain = FakeKeychain.linux(home.resolve("bin"));
    added();
    orch.with("PATH", keychain.path());
    set("--store", "keychain").exits(0).says("the secret of work is in the keychain");
    assertEquals(SECRET, keychain.kept("work~2").strip());
    assertEquals("{}", settings("credentials.json"));
    orch.run("whoami").exits(0);
    set("--store", "file").exits(0);
    assertEquals("{\"work\":\"" + SECRET + "\"}", settings("credentials.json"));
    assertEquals("", keychain.kept("work~2"));
    set("--store", "file").exits(0).saysOnly("");
  }

  @Test
  void aProgramTakesThePlaceOfTheSecretAndBack() throws IOException {
    added();
    JsonNode vault = set("--credential-process", "true").exits(0).json();
    assertEquals("credential_process", vault.path("store").asText());
    assertEquals("{}", settings("credentials.json"));
    set("--protected").exits(0);
    assertTrue(settings("config.yaml").contains("credential_process:"));
    set("--store", "file")
        .exits(2)
        .says("has no stored secret")
        .says("orch profile set work --store file --secret-stdin");
    set("--credential-process", "true", "--secret-stdin").exits(2).says("provides the secret");
    orch.reading(SECRET);
    assertEquals("file", set("--secret-stdin").exits(0).json().path("store").asText());
    orch.run("whoami").exits(0);
  }

  @Test
  void whatCannotBeIsRefusedAndChangesNothing() throws IOException {
    added();
    String before = settings("config.yaml");
    set().exits(2).says("nothing to change: give an option").says("orch profile set --help");
    set("--default", "output=bogus").exits(2).says("'bogus' is not one of");
    set("--default", "ouput=json").exits(2).says("did you mean output?");
    set("--account-sid", "AC1", "--secret-stdin").exits(2).says("must be AC and 32");
    set("--base-url", "http://h.example").exits(2).says("the base URL must be https");
    set("--api-secret", "hush").exits(2).says("no secret from the command line");
    orch.run("profile", "set", "nobody", "--protected").exits(2).says("there is no profile");
    orch.run("profile", "set", "local", "--protected").exits(2).says("is built in");
    assertEquals(before, settings("config.yaml"));
  }

  @Test
  void aFailureInBetweenKeepsTheSecret() throws IOException {
    added();
    Files.createDirectories(home.resolve(".config/orch/.config.yaml.new/taken"));
    set("--protected").exits(1).says("cannot be written");
    assertEquals(ACCOUNT, orch.run("whoami").exits(0).json().path("account").asText());
    orch.reading(NEW);
    set("--account-sid", OTHER, "--secret-stdin").exits(1);
    assertEquals(ACCOUNT, orch.run("whoami").exits(0).json().path("account").asText());
    assertEquals("{\"work\":\"" + SECRET + "\"}", settings("credentials.json"));
  }
}
