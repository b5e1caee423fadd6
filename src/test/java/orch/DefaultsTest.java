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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "output: bogus | the default output=bogus of profile work: 'bogus' is not one of json, ",
        "color: bogus | the default color=bogus of profile work: 'bogus' is not one of auto",
        "quiet: maybe | the default quiet=maybe of profile work: 'maybe' is neither true nor false",
        "max-retries: 500 | the default max-retries=500 of profile work: must be 0 to 100, not 500",
        "http-timeout: 0 | the default http-timeout=0 of profile work: must be more than zero",
        "limit: few | the default limit=few of profile work: 'few' is not a valid whole number",
        "page-size: 0 | the default page-size=0 of profile work: must be 1 to 1000, not 0",
        "ouput: hush | unknown key ouput; did you mean output?",
        "base-url: hush | unknown key; the known keys are output",
        "output: [hush] | the default value of output must be a single value",
      })
  void aDefaultThatIsWrongIsReportedWithItsLineAndStopsOnlyWhatUsesIt(String line, String problem) {
    profile("    protected: true\n    defaults:\n      " + line + "\n");
    String message = home.resolve(".config/orch/config.yaml") + ":8: " + problem;
    Result list = orch.run("config", "list").exits(2).printsNothing().says("orch: " + message);
    assertFalse(list.err().contains("hush"), list::toString);
    orch.run("doctor", "-o", "json");
    for (String command :
        new String[] {
          "whoami",
          "profile list",
          "profile show",
          "profile use work",
          "version",
          "help",
          "help config list",
          "config list --help",
          "profile set work --protected"
        }) {
      orch.run(command.split(" ", -1)).exits(0);
    }
    orch.with("ORCH_OUTPUT", "json").run("config", "list", "--help").exits(0).saysOnly("");
  }

  @Test
  void aDefaultThatIsWrongIsIgnoredWithOneWarning() {
    profile("    defaults:\n      output: bogus\n");
    String warning =
        "orch: warning: "
            + home.resolve(".config/orch/config.yaml")
            + ":7: the default output=bogus of profile work: 'bogus' is not one of json, jsonl,"
            + " yaml, table, wide, csv, name, tree, mermaid, env; to remove this default: orch profile set"
            + " work --default output=\n";
    for (String command : new String[] {"whoami", "profile list", "version", "help"}) {
      orch.run(command.split(" ", -1)).exits(0).saysOnly(warning);
    }
    orch.run("profile", "set", "work", "--default", "output=").exits(0);
    orch.run("whoami").exits(0).saysOnly("");
  }

  @Test
  void aDefaultOfTheProjectIsReportedWithItsLineToo() {
    orch.file(".orch.yaml", "profile: local\ndefaults:\n  output: bogus\n  ouput: json\n");
    Result list = orch.run("config", "list").exits(2).says("2 default values are wrong\n");
    list.says("\n  " + home.resolve(".orch.yaml") + ":4: unknown key ouput; did you mean output?");
    list.says(
        "\n  "
            + home.resolve(".orch.yaml")
            + ":3: the default output=bogus of the project: 'bogus' is not one of");
    assertEquals(2, orch.run("whoami").exits(0).err().lines().count());
  }

  @Test
  void aDefaultForAFieldThatIsWrongIsAMistakeOfThatLine() {
    orch.file(".orch.yaml", "defaults:\n  memory-store: m\n  grouping: bogus\n");
    orch.local("config", "create", "--name", "n", "--description", "d", "--dry-run")
        .exits(3)
        .says(home.resolve(".orch.yaml") + ":3: conversationGroupingType");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "output=bogus | --default output=bogus: 'bogus' is not one of json, jsonl, yaml",
        "timeout=soon | --default timeout=soon: 'soon' is not a duration, such as 500ms",
        "timeout=0 | --default timeout=0: must be more than zero",
        "poll-interval=0s | --default poll-interval=0s: must be more than zero",
        "wait=maybe | --default wait=maybe: 'maybe' is neither true nor false",
        "progress=loud | --default progress=loud: 'loud' is not one of auto, live, plain",
        "max-retries=-1 | --default max-retries=-1: must be 0 to 100, not -1",
        "grouping=bogus | --default grouping=bogus: 'bogus' is not one of profile, addresses",
      })
  void aDefaultThatIsWrongIsNotSaved(String pair, String problem) {
    String[] add = {"profile", "add", "x", "--credential-process", "true", "--default", pair};
    orch.run(add).exits(2).printsNothing().says(problem);
    assertFalse(Files.exists(home.resolve(".config/orch/config.yaml")));
  }

  @Test
  void aBrokenFileStopsOnlyWhatNeedsIt() {
    orch.file(".config/orch/config.yaml", "{{hush\n");
    String problem =
        home.resolve(".config/orch/config.yaml") + ":1: the file is not valid YAML or JSON";
    for (String command : new String[] {"whoami", "profile list", "config list"}) {
      Result result = orch.run(command.split(" ", -1)).exits(2).says("orch: " + problem);
      assertEquals(1, result.err().split("not valid YAML", -1).length - 1, result::toString);
    }
    for (String command : new String[] {"version", "help", "help config"}) {
      orch.run(command.split(" ", -1)).exits(0).says("orch: warning: " + problem);
    }
    orch.run("config", "list", "--help").exits(0).saysOnly("");
    orch.local("config", "list").exits(0).saysOnly("orch: no configurations\n");
  }

  @Test
  void aBrokenProjectKeepsNoProfileFromBeingMended() {
    orch.file(".orch.yaml", "{{hush\n");
    String[] add = {"profile", "add", "work", "--credential-process", "true"};
    String warning = "orch: warning: " + home.resolve(".orch.yaml") + ":1: the file is not valid";
    orch.run(add).exits(0).says(warning);
    Result use = orch.run("profile", "use", "work").exits(0).says(warning);
    assertEquals(2, use.err().lines().count(), use::toString);
    orch.run("whoami").exits(2).says("orch: " + home.resolve(".orch.yaml") + ":1: ");
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
        "baseUrl: https://hush.example | 1 | unknown key; the known keys are profile, defaults",
        "apiSecret: hush | 1 | secrets do not belong in this file",
        "authToken: hush | 1 | secrets do not belong in this file",
        "credential_process: hush | 1 | unknown key; the known keys are",
        "profile: [hush] | 1 | profile must be a text",
        "defaults: hush | 1 | defaults must be a mapping",
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
        "`profiles:\n  a:\n    credential_process: x\n    defaults: hush` | 4 | must be a mapping",
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
