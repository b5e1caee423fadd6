package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import orch.profile.Defaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Default values of options from files: their order, and the errors for invalid files. */
class DefaultsTest {
  private static final String ACCOUNT = "AC" + "0123456789abcdef".repeat(2);

  /** The start of whoami's output in each format. */
  private static final String YAML = "account";

  private static final String TABLE = "ACCOUNT";
  private static final String JSON = "{\n  \"ac";
  private static final String JSONL = "{\"accou";

  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    orch = new Orch(home);
    Files.createDirectories(home.resolve(".config/orch"));
  }

  private void profile(String more) {
    orch.file(
        ".config/orch/config.yaml",
        "active: work\nprofiles:\n  work:\n    accountSid: "
            + ACCOUNT
            + "\n    credential_process: cat credentials.json\n"
            + more);
    orch.file(
        "credentials.json",
        "{\"version\":1,\"accountSid\":\"" + ACCOUNT + "\",\"authToken\":\"fake-token-0\"}");
  }

  private String startOfWhoAmI(String... more) {
    return orch.run(Orch.joined(new String[] {"whoami"}, more)).exits(0).out().substring(0, 7);
  }

  @Test
  void theOrderIsFlagVariableProjectProfile() {
    profile("    defaults:\n      output: yaml\n      wait: true\n      max-retries: 7\n");
    assertEquals(YAML, startOfWhoAmI());
    orch.file(".orch.yaml", "defaults:\n  output: table\n");
    assertEquals(TABLE, startOfWhoAmI());
    orch.with("ORCH_OUTPUT", "jsonl");
    assertEquals(JSONL, startOfWhoAmI());
    assertEquals(JSON, startOfWhoAmI("-o", "json"));
  }

  @Test
  void theDefaultsAreThoseOfTheProfileInUse() {
    profile("    defaults:\n      output: yaml\n");
    assertEquals(JSON, startOfWhoAmI("-p", "local"));
    assertEquals(YAML, startOfWhoAmI("-p", "work"));
    orch.with("ORCH_PROFILE", "local");
    assertEquals(JSON, startOfWhoAmI());
    assertEquals(YAML, startOfWhoAmI("--profile=work"));
    orch.with("ORCH_PROFILE", "");
    orch.with("TWILIO_ACCOUNT_SID", ACCOUNT).with("TWILIO_AUTH_TOKEN", "fake-token");
    assertEquals(JSON, startOfWhoAmI());
  }

  @Test
  void defaultsForFieldsAreForNewConfigurationsThatDoNotSayThem() {
    orch.file(".orch.yaml", "defaults:\n  memory-store: mem_store_d\n  grouping: profile\n");
    String[] create = {"config", "create", "--name", "n", "--description", "d", "--dry-run"};
    JsonNode body = orch.local(create).exits(0).json().path("body");
    assertEquals("mem_store_d", body.path("memoryStoreId").asText());
    assertEquals("GROUP_BY_PROFILE", body.path("conversationGroupingType").asText());
    orch.file("own.json", "{\"memoryStoreId\":\"mem_store_own\"}");
    JsonNode own = orch.local(Orch.joined(create, "-f", "own.json")).exits(0).json().path("body");
    assertEquals("mem_store_own", own.path("memoryStoreId").asText());
    orch.local(Orch.joined(new String[] {"config", "create", "--wait"}, Orch.PLAIN)).exits(0);
    String[] update = {"config", "update", "My Support Config", "--description", "x", "--dry-run"};
    assertEquals(
        "{\"description\":\"x\"}", orch.local(update).exits(0).json().path("body").toString());
  }

  @Test
  void aDefaultOfTheWrongFormSaysWhereItComesFrom() {
    profile("    defaults:\n      output: nonsense\n");
    orch.run("whoami")
        .exits(2)
        .says("--output: 'nonsense' is not one of")
        .says("(default value of the project or the profile)");
  }

  @Test
  void errorsAreJsonWhereAFileSaysSo() {
    orch.file(".orch.yaml", "defaults:\n  output: json\n");
    assertEquals(4, orch.run("whoami").exits(4).error().path("exitCode").asInt());
  }

  @Test
  void everyDefaultIsAnOptionOfSomeCommand() {
    StringBuilder help = new StringBuilder();
    for (String command : new String[] {"create", "wait", "list"}) {
      help.append(orch.run("config", command, "--help").out());
    }
    help.append(orch.run("help", "options").out());
    for (String option : Defaults.OPTIONS) {
      assertTrue(help.indexOf("--" + option) >= 0 || help.indexOf("--[no-]" + option) >= 0, option);
    }
  }

  @Test
  void aProjectIsLookedForUpToTheHomeOrTheTopOfTheRepository() throws IOException {
    Path top = Files.createDirectories(home.resolve("a/b/c"));
    orch.file(".orch.yaml", "profile: local\n").in(top);
    assertEquals("local", decided());
    Files.createDirectory(home.resolve("a/b/.git"));
    orch.run("whoami").exits(4);
    orch.file("a/b/.orch.yaml", "profile: local\n");
    assertEquals("local", decided());
  }

  @Test
  void outsideOfTheHomeAndARepositoryOnlyTheDirectoryItselfCounts(@TempDir Path elsewhere)
      throws IOException {
    Path below = Files.createDirectories(elsewhere.resolve("below"));
    Files.writeString(elsewhere.resolve(".orch.yaml"), "profile: local\n");
    orch.in(below).run("whoami").exits(4);
    orch.in(elsewhere).run("whoami").exits(0);
  }

  private String decided() {
    return orch.run("whoami").exits(0).json().path("profile").asText();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "profil: work | 1 | unknown key profil; did you mean profile?",
        "defaults: {ouput: json} | 1 | unknown key ouput; did you mean output?",
        "defaults: {base-url: 'https://hush.example'} | 1 | unknown key; the known keys are output",
        "defaults: {ca-bundle: hush} | 1 | unknown key; the known keys are",
        "baseUrl: https://hush.example | 1 | unknown key; the known keys are profile, defaults",
        "apiSecret: hush | 1 | secrets do not belong in this file",
        "authToken: hush | 1 | secrets do not belong in this file",
        "credential_process: hush | 1 | unknown key; the known keys are",
        "profile: [hush] | 1 | profile must be a text",
        "defaults: hush | 1 | defaults must be a mapping",
        "defaults: {output: [hush]} | 1 | the default value of output must be a single value",
        "hush | 1 | the file must be a single mapping of keys to values",
        "profile: 'hush | 1 | the file is not valid YAML or JSON from here on",
        "profile: !!hush hush | 1 | the file is not valid YAML or JSON from here on",
        "`profile: a\nprofile: hush` | 2 | the file is not valid YAML or JSON from here on",
      })
  void aProjectFileThatIsNotRightIsNamedWithItsLineAndNotQuoted(
      String text, int line, String problem) {
    orch.file(".orch.yaml", text + "\n");
    Result result = orch.run("whoami", "--debug").exits(2).says(problem);
    result.says(home.resolve(".orch.yaml") + ":" + line + ": ");
    assertFalse(result.err().contains("hush"), result::toString);
    orch.run("whoami", "--help").exits(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`activ: x` | 1 | did you mean active?",
        "`active: hush` | 1 | the active profile does not exist in this file",
        "`profiles: {local: {}}` | 1 | profile local is built in: choose another name",
        "`profiles: {'hu sh': {}}` | 1 | a profile's name must have",
        "`profiles:\n  a:\n    store: file\n    accountSid: hush` | 4 | the account's SID must be",
        "`profiles:\n  a:\n    store: hush` | 3 | store must be keychain or file",
        "`profiles:\n  a:\n    region: ie1` | 3 | either store or credential_process",
        "`profiles:\n  a:\n    apiSecret: hush` | 3 | secrets do not belong in this file",
        "`profiles:\n  a:\n    acountSid: hush` | 3 | did you mean accountSid?",
        "`profiles:\n  a:\n    credential_process: x\n    protected: hush` | 4 | must be true or",
        "`profiles:\n  a:\n    credential_process: x\n    baseUrl: http://hush` | 4 | base URL must",
        "`profiles:\n  a:\n    credential_process: x\n    region: hu/sh` | 4 | region and edge must",
        "`profiles:\n  a:\n    credential_process: x\n    defaults: {yes: true}` | 4 | unknown key; the known keys are",
        "`profiles:\n  a:\n    credential_process: [hush]` | 3 | must be a text",
        "`{{hush` | 1 | the file is not valid YAML or JSON from here on",
      })
  void aFileOfProfilesThatIsNotRightIsNamedWithItsLineAndNotQuoted(
      String text, int line, String problem) {
    orch.file(".config/orch/config.yaml", text + "\n");
    Result result = orch.run("profile", "list", "--debug").exits(2).says(problem);
    result.says("config.yaml:" + line + ": ");
    assertFalse(result.err().contains("hush"), result::toString);
  }

  @Test
  void aFileOfSecretsThatIsNotRightIsNotQuoted() throws IOException {
    orch.file(
        ".config/orch/config.yaml",
        "profiles: {work: {store: file, accountSid: " + ACCOUNT + "}}\n");
    Path file = home.resolve(".config/orch/credentials.json");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    orch.file(".config/orch/credentials.json", "{\"work\": hush");
    Result result = orch.run("whoami", "-p", "work", "--debug").exits(2);
    result.says(file + ":1: the file is not valid YAML or JSON from here on");
    assertFalse(result.err().contains("hush"), result::toString);
  }
}
