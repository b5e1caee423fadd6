package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code config validate}: which files it reads, how it changes them, and what it says. */
class ValidateTest {
  private static final String GOOD =
      """
      displayName: support
      description: Inbound support
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
      """;

  private static final String SMS =
      """
      channelSettings:
        SMS:
          captureRules:
            - {from: "+15551230100", to: "*"}
            - {from: "*", to: "+15551230100"}
          statusTimeouts: {inactive: 10, closed: 60}
      """;

  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    orch = new Orch(directory);
  }

  private Result validate(String... more) {
    return orch.run(Orch.joined(new String[] {"config", "validate"}, more));
  }

  /** The findings as {@code file:line:column id}. */
  private List<String> found(String... more) {
    Result result = validate(Orch.joined(more, "-o", "json")).saysOnly("");
    List<String> found = new ArrayList<>();
    for (JsonNode each : result.json()) {
      found.add(
          each.path("file").asText()
              + ":"
              + each.path("line").asText()
              + ":"
              + each.path("column").asText()
              + " "
              + each.path("rule").asText());
    }
    assertEquals(
        result.json().findValuesAsText("severity").contains("error") ? 3 : 0, result.exit());
    return found;
  }

  private void file(String name, String text) throws IOException {
    Path path = home.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void aGoodFileIsOneLineAndNothingElse() {
    orch.file("a.yaml", GOOD + SMS);
    validate("-f", "a.yaml").exits(0).saysOnly("").prints("no findings in 1 file\n");
    validate("-f", "a.yaml", "-o", "json").exits(0).saysOnly("").prints("[]\n");
  }

  @Test
  void aFindingShowsItsLineAndTheAdviceOfItsRuleOnce() {
    orch.file("a.yaml", (GOOD + SMS).replace("+1555", "555"));
    validate("-f", "a.yaml")
        .exits(0)
        .saysOnly("")
        .prints(
            """
            a.yaml:8:16: warning: O012 channelSettings.SMS.captureRules[0].from "5551230100" is not an E.164 number such as +15551230100
                      - {from: "5551230100", to: "*"}
                               ^
              write: +, the country code and the number, without spaces, such as +15551230100
            a.yaml:9:25: warning: O012 channelSettings.SMS.captureRules[1].to "5551230100" is not an E.164 number such as +15551230100
                      - {from: "*", to: "5551230100"}
                                        ^

            2 warnings in 1 file
            what the rules mean: orch help rules
            """);
    validate("-f", "a.yaml", "--fail-on", "warning").exits(3);
    validate("-f", "a.yaml", "--fail-on", "warning", "--rule", "-O012").exits(0);
    orch.with("ORCH_FAIL_ON", "warning");
    validate("-f", "a.yaml").exits(3);
  }

  @Test
  void columnsCountCharactersAndTheMarkCountsCells() {
    orch.file("a.json", "{\"description\": \"\uD83C\uDF89\uD83C\uDF89\", \"x\": 1}");
    assertTrue(found("-f", "a.json").contains("a.json:1:23 O005"));
    orch.file("a.yaml", "description: \"\uD83C\uDF89\uD83C\uDF89\"\n\"\uD83C\uDF89\": 1\n");
    assertTrue(found("-f", "a.yaml").contains("a.yaml:2:1 O005"));
    validate("-f", "a.json", "--rule", "-all", "--rule", "+O005")
        .prints(
            """
            a.json:1:23: error: O005 x is not a known field; the known names are displayName, description, conversationGroupingType, memoryStoreId, channelSettings, statusCallbacks, intelligenceConfigurationIds, memoryExtractionEnabled, conversationsV1Bridge, id, createdAt, updatedAt, version
                {"description": "\uD83C\uDF89\uD83C\uDF89", "x": 1}
                                        ^
              write: a known field; the message names the nearest one

            1 error in 1 file
            what the rules mean: orch help rules
            """);
  }

  @Test
  void aLongLineIsCutAroundThePlace() {
    orch.file("a.yaml", GOOD + "x".repeat(300) + "\u001b[31m: 1 # " + "y".repeat(300));
    for (String line : validate("-f", "a.yaml").exits(3).out().lines().toList()) {
      assertTrue(line.length() < 700, line);
      assertFalse(line.contains("\u001b"), line);
    }
  }

  @Test
  void mistakesOfSeveralFilesAndDocumentsAreListedTogether() throws IOException {
    file("set/b.json", "{\"displayName\": \"x\", \"displayName\": \"y\",\n \"a\": ]");
    file("set/a.yaml", GOOD.replace("support", "sales") + "---\n" + GOOD + "descripton: x\n");
    file("set/c/d.yml", "!!map {displayName: 010}\n");
    assertEquals(
        List.of(
            "set/a.yaml:10:1 O005",
            "set/b.json:1:22 O002",
            "set/b.json:2:7 O001",
            "set/c/d.yml:1:1 O003",
            "set/c/d.yml:1:1 O006",
            "set/c/d.yml:1:1 O006",
            "set/c/d.yml:1:1 O006",
            "set/c/d.yml:1:21 O004"),
        found("-f", "set"));
  }

  @Test
  void aDirectoryIsReadInOrderWithoutHiddenFilesLoopsAndTheLockFile() throws IOException {
    for (String name :
        List.of(
            "s/b.yaml",
            "s/a.yml",
            "s/c/a.json",
            "s/c/z.yaml",
            "s/orch.lock.yaml",
            "s/.hidden.yaml",
            "s/.git/x.yaml",
            "s/notes.txt")) {
      file(name, name.endsWith(".json") ? "{\"x\": 1}" : "x: 1\n");
    }
    Files.createSymbolicLink(home.resolve("s/c/up"), home.resolve("s"));
    Files.createSymbolicLink(home.resolve("s/again.yaml"), home.resolve("s/b.yaml"));
    List<String> expected = List.of("s/a.yml", "s/again.yaml", "s/c/a.json", "s/c/z.yaml");
    assertEquals(expected, files("-f", "s"));
    assertEquals(expected, files("-f", "s/"), "a slash at the end changes nothing");
    assertEquals(expected.subList(0, 2), files("-f", "s/*.y*ml"));
    assertEquals(List.of("s/again.yaml", "s/c/z.yaml"), files("-f", "s/**/*.yaml"));
    assertEquals(List.of("s/c/z.yaml", "s/a.yml"), files("-f", "s/c/z.yaml", "s/a.yml"));
    assertEquals(List.of("s/a.yml", "s/b.yaml"), files("-f", "s/a.yml", "-f", "s/{a,b}.y*ml"));
    orch.in(home.resolve("s"));
    assertEquals("a.yml", files("-f", ".").get(0));
  }

  private List<String> files(String... words) {
    return validate(Orch.joined(words, "-o", "json", "--rule", "-all", "--rule", "+O005"))
        .json()
        .findValuesAsText("file");
  }

  @Test
  void stdinIsReadOnce() {
    orch.reading(GOOD + "x: 1\n");
    assertEquals(List.of("stdin:5:1 O005"), found("-f", "-"));
    assertEquals(List.of("stdin:5:1 O005"), found("-f", "-", "-"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -f nothing.yaml | there is no file nothing.yaml
          -f *.yaml | no file matches *.yaml
          -f {a | "{a" is not a valid glob:
          -f empty | the directory empty has no file that ends with .yaml, .yml or .json
          -f a.txt --rule -O999 | --rule: there is no rule "O999"
          -f a.txt --rule -O12 | --rule: there is no rule "O12"; did you mean O012?
          -f a.txt --fail-on note | --fail-on: 'note' is not one of error, warning
          -f a.txt --set x | --set: "x" is not of the form PATH=VALUE
          -f a.txt --set .x=1 | --set: ".x" is not a path such as channelSettings.SMS.captureRules[0].from
          -f a.txt --set-json x={ | --set-json: the value is not JSON: the text ends too early
          -f a.txt -o sarif --fields rule | -o sarif prints a whole report: leave out --fields and --jq
          -f a.txt -o yml | --output: 'yml' is not one of json, jsonl, yaml, table, wide, csv, name, tree, mermaid, env; did you mean yaml?
          """)
  void aWrongCommandLineIsExplained(String line, String message) throws IOException {
    Files.createDirectories(home.resolve("empty"));
    orch.file("a.txt", GOOD);
    validate(line.split(" ")).exits(2).printsNothing().says(message);
  }

  @ParameterizedTest
  @CsvSource({"config lint -f x", "lint -f x", "validate -f x"})
  void theWordsOfOtherToolsLeadToIt(String line) {
    orch.run(line.split(" ")).exits(2).says("hint: did you mean: orch config validate -f x\n");
  }

  @Test
  void withoutAFileItSaysWhichOption() {
    validate().exits(2).says("give the files with -f FILE");
  }

  @Test
  void aVariableIsReplacedOnlyWhenThatIsAllowed() {
    orch.file("a.yaml", GOOD.replace("Inbound support", "'${env:TEAM} $${env:TEAM}'"));
    assertEquals(List.of("a.yaml:2:14 O016"), found("-f", "a.yaml"));
    assertEquals(List.of("a.yaml:2:14 O017"), found("-f", "a.yaml", "--allow-env"));
    orch.with("TEAM", "x".repeat(600));
    validate("-f", "a.yaml", "--allow-env").exits(3).says("");
    assertTrue(validate("-f", "a.yaml", "--allow-env").out().contains("it has 612"));
    orch.with("TEAM", "the team");
    assertEquals(List.of(), found("-f", "a.yaml", "--allow-env"));
    orch.file("a.yaml", GOOD + "'${env:TEAM}': 1\n");
    assertEquals(List.of("a.yaml:5:1 O005"), found("-f", "a.yaml", "--allow-env"));
  }

  @Test
  void valuesAreSetAndRemovedInEveryDocument() {
    orch.file("a.yaml", GOOD + "---\n" + GOOD.replace("support", "sales") + SMS);
    assertEquals(
        List.of("a.yaml:4:16 O011", "a.yaml:9:16 O011"),
        found("-f", "a.yaml", "--set", "memoryStoreId=m"));
    assertEquals(
        List.of("a.yaml:1:1 O006", "a.yaml:6:1 O006"),
        found("-f", "a.yaml", "--unset", "memoryStoreId"));
    String rules = "channelSettings.SMS.captureRules";
    assertEquals(
        List.of("a.yaml:1:1 O012", "a.yaml:13:9 O038", "a.yaml:13:16 O012", "a.yaml:14:9 O032"),
        found("-f", "a.yaml", "--set", rules + "[0].from=x5", "--set", rules + "[0].to=*"));
    assertEquals(List.of(), found("-f", "a.yaml", "--set-json", "channelSettings={}"));
    String[] change = {"-f", "a.yaml", "--set", rules + "[2].x.y=1"};
    assertEquals(
        List.of("a.yaml:1:1 O019"),
        found(Orch.joined(change, "--rule", "-all", "--rule", "+O019")));
    assertTrue(
        validate(change)
            .out()
            .contains(
                "O019 channelSettings.SMS.captureRules is a list of 0 elements and has no place for 2"
                    + " (--set channelSettings.SMS.captureRules[2].x.y=1)"));
    validate("-f", "a.yaml", "--set", "displayName=7").exits(3);
    assertTrue(
        validate("-f", "a.yaml", "--set", "displayName=7")
            .out()
            .contains("not the number 7 (--set displayName=7)"));
  }

  @Test
  void aDocumentWithAnIdMayHaveOnlyTheFieldsItManages() {
    orch.file(
        "a.yaml", "id: conv_configuration_01m8byxapneq0vregs8cbmtnaw\nstatusCallbacks: null\n");
    assertEquals(List.of(), found("-f", "a.yaml"));
    orch.file("a.yaml", "id: conv_configuration_01m8byxapneq0vregs8cbmtnaw\ndescription: null\n");
    assertEquals(List.of("a.yaml:2:14 O007"), found("-f", "a.yaml"));
  }

  @Test
  void aCommentIgnoresFindingsOfItsLineOrTheNext() {
    String bad = "- {from: \"555\", to: \"*\"}";
    String text = GOOD + SMS.replace("- {from: \"+15551230100\", to: \"*\"}", bad);
    String reason = " # orch:ignore O012 assigned next week";
    orch.file("a.yaml", text.replace(bad, bad + reason));
    assertFalse(found("-f", "a.yaml").toString().contains("O012"));
    orch.file("a.yaml", text.replace(bad, reason.strip() + "\n      " + bad));
    assertFalse(found("-f", "a.yaml").toString().contains("O012"));
    String two = "# orch:ignore O012, O034 x\n      # orch:ignore O036 y\n      ";
    orch.file("a.yaml", text.replace(bad, two + bad));
    assertEquals(
        List.of("a.yaml:8:7 O009", "a.yaml:9:7 O009", "a.yaml:11:9 O032"), found("-f", "a.yaml"));
    assertEquals(
        List.of("a.yaml:9:7 O009", "a.yaml:11:9 O032"),
        found("-f", "a.yaml", "--rule", "-O034"),
        "a rule that is off is not missed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          orch:ignore O012 | orch:ignore O012 needs a reason
          orch:ignore O012,O013 | orch:ignore O012,O013 needs a reason
          orch:ignore | orch:ignore needs the id of a rule, and the reason
          orch:ignore O12 x | there is no rule "O12"; did you mean O012?
          orch:ignore because I know | there is no rule "because"
          orch:ignor O012 x | "orch:ignor" is not known; did you mean orch:ignore?
          """)
  void aCommentThatIsNotValidIsAnError(String comment, String message) {
    orch.file("a.yaml", GOOD + "# " + comment + "\n");
    Result result = validate("-f", "a.yaml").exits(3);
    assertTrue(result.out().startsWith("a.yaml:5:1: error: O008 " + message), result::toString);
  }

  @Test
  void aCommentIsNoComment_InATextOrABlock() {
    String text = "orch:ignore O012";
    orch.file("a.yaml", GOOD.replace("Inbound support", "'# " + text + "'"));
    assertEquals(List.of(), found("-f", "a.yaml"));
    orch.file("a.yaml", GOOD.replace("Inbound support", "|\n  # " + text + "\n  x # " + text));
    assertEquals(List.of(), found("-f", "a.yaml"));
    orch.file("a.yaml", GOOD.replace("Inbound support", "x#" + text));
    assertEquals(List.of(), found("-f", "a.yaml"));
  }

  @Test
  void rulesAcrossFilesNameTheOtherFile() throws IOException {
    file("s/a.yaml", GOOD + SMS);
    file("s/b.yaml", GOOD.replace("support", "sales") + SMS.replace("\"*\"", "'*'"));
    Result result = validate("-f", "s").exits(0);
    assertTrue(
        result
            .out()
            .contains(
                "s/b.yaml:8:9: warning: O038 channelSettings.SMS.captureRules[0] \"+15551230100\" to"
                    + " \"*\" is also captured by s/a.yaml:8\n"),
        result::toString);
    file("s/b.yaml", GOOD.replace("support", "sales") + SMS.replace("\"*\"", "\"+15551230109\""));
    assertTrue(
        validate("-f", "s").out().contains("by s/a.yaml:8 with \"+15551230100\" to \"*\"\n"));
  }

  @Test
  void itNeedsNoAccountAndSendsNothing() {
    orch.file("a.yaml", GOOD);
    orch.with("TWILIO_ACCOUNT_SID", "not an SID").with("TWILIO_REGION", "nowhere");
    validate("-f", "a.yaml", "--base-url", "https://example.invalid")
        .exits(0)
        .saysOnly("")
        .prints("no findings in 1 file\n");
  }

  @Test
  void findingsAreDataLikeThatOfOtherCommands() {
    orch.file("a.yaml", GOOD.replace("mem_store_01k1etk2y5f1y9fpe2epfdtvv2", "m"));
    validate("-f", "a.yaml", "-o", "csv", "--fields", "file,line,rule")
        .prints("file,line,rule\na.yaml,4,O011\n");
    validate("-f", "a.yaml", "--jq", ".[].rule").prints("O011\n");
    validate("-f", "a.yaml", "-o", "name").prints("O011\n");
  }

  @Test
  void noOtherCommandPrintsAReport() {
    orch.local("config", "list", "-o", "sarif")
        .exits(2)
        .says("orch config list does not print -o sarif; it is a report of other commands");
    orch.with("ORCH_OUTPUT", "junit");
    orch.local("config", "list").exits(2).says("orch config list does not print -o junit");
    orch.with("ORCH_OUTPUT", "json");
    orch.run("profile", "add", "x", "--default", "output=sarif")
        .exits(2)
        .says("--default output=sarif: 'sarif' is a report of some commands only");
  }
}
