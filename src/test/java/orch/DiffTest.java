package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code orch config diff}: how files differ from live configurations. */
class DiffTest {
  private static final String SUPPORT =
      """
      displayName: support
      description: Inbound
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: mem_store_1
      statusCallbacks:
        - url: https://a.example.com
        - {url: "https://b.example.com", method: GET}
      channelSettings:
        SMS:
          captureRules:
            - {from: "*", to: "+15551230100"}
            - {from: "+15551230100", to: "*"}
          statusTimeouts: {inactive: 10, closed: 60}
      """;

  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path home) {
    orch = new Orch(home).file("support.yaml", SUPPORT);
  }

  private String created() {
    return orch.local("config", "create", "-f", "support.yaml", "--wait", "-q", "--jq", ".id")
        .exits(0)
        .out()
        .strip();
  }

  private Result diff(String... more) {
    String[] line = {"config", "diff", "-f", "support.yaml"};
    return orch.local(Orch.joined(line, more));
  }

  private void change() {
    orch.file(
        "support.yaml",
        SUPPORT
            .replace("Inbound", "Outbound")
            .replace("to: \"+15551230100\"", "to: \"+15551230101\"")
            .replace("    - url: https://a.example.com\n", "")
            .replace("  - url: https://a.example.com\n", "")
            .replace("closed: 60", "closed: 90"));
  }

  @Test
  void aConfigurationThatIsAsItsFileHasNoDifferenceWhateverTheServiceAdded() {
    String id = created();
    assertTrue(orch.local("config", "get", id).out().contains("RCS"));
    diff("--exit-code").exits(0).printsNothing().saysOnly("orch: 1 unchanged\n");
    orch.file("support.yaml", orch.local("config", "get", id, "-o", "yaml").out());
    diff("--exit-code").exits(0).printsNothing();
    orch.file("support.yaml", orch.local("config", "get", id).out());
    diff("--exit-code").exits(0).printsNothing();
  }

  @Test
  void theOrderOfRulesAndCallbacksIsNoDifference() {
    created();
    List<String> lines = new ArrayList<>(SUPPORT.lines().toList());
    lines.add(5, lines.remove(6));
    lines.add(10, lines.remove(11));
    orch.file("support.yaml", String.join("\n", lines) + "\n");
    diff("--exit-code").exits(0).printsNothing();
  }

  @Test
  void eachChangedFieldIsShownWithItsOldAndNewValue() {
    String id = created();
    change();
    diff()
        .exits(0)
        .prints(
            """
            ~ support (%s)  support.yaml:1
              ~ description: "Inbound" -> "Outbound"
              - channelSettings.SMS.captureRules: {"from":"*","to":"+15551230100","metadata":{}}
              + channelSettings.SMS.captureRules: {"from":"*","to":"+15551230101"}
              ~ channelSettings.SMS.statusTimeouts: {"inactive":10,"closed":60} -> {"inactive":10,"closed":90}
              - statusCallbacks: {"url":"https://a.example.com","method":"POST"}
            """
                .formatted(id))
        .saysOnly("orch: 1 to update\n");
    diff("--exit-code", "-q").exits(10).saysOnly("");
    String colored = diff("--color", "always").exits(0).out();
    assertTrue(colored.contains("\033[33m~ support"), colored);
    assertTrue(
        colored.contains("\033[31m\"Inbound\"\033[0m -> \033[32m\"Outbound\"\033[0m"), colored);
    JsonNode live = orch.local("config", "get", id).json();
    assertEquals(1, live.path("version").asInt());
  }

  @Test
  void aConfigurationThatDoesNotExistWouldBeCreated() {
    Result all = diff("--exit-code").exits(10).saysOnly("orch: 1 to create\n");
    assertTrue(all.out().startsWith("+ support  support.yaml:1\n  + displayName: \"support\"\n"));
  }

  @Test
  void asDataEachConfigurationHasItsChanges() {
    String id = created();
    change();
    orch.file("new.yaml", SUPPORT.replace("displayName: support", "displayName: sales"));
    JsonNode data = diff("-f", "new.yaml", "-o", "json").exits(0).saysOnly("").json();
    assertEquals(2, data.size());
    JsonNode update = data.get(0);
    assertEquals("update", update.path("action").asText());
    assertEquals(id, update.path("id").asText());
    assertEquals(1, update.path("version").asInt());
    assertEquals("support.yaml:1", update.path("place").asText());
    JsonNode change = update.path("changes").get(0);
    assertEquals("description", change.path("path").asText());
    assertEquals("Inbound", change.path("before").asText());
    assertEquals("Outbound", change.path("after").asText());
    assertFalse(update.path("changes").get(2).has("before"));
    assertEquals("create", data.get(1).path("action").asText());
    diff("--jq", ".[].action", "--exit-code").exits(10).prints("update\n");
    diff("-o", "json", "--format", "unified").exits(2).says("leave out --format");
  }

  @Test
  void asUnifiedTextOnlyWhatDiffersIsChanged() {
    created();
    change();
    diff("--format", "unified")
        .exits(0)
        .prints(
            """
            --- a/support
            +++ b/support
            @@ -1,5 +1,5 @@
             displayName: support
            -description: Inbound
            +description: Outbound
             conversationGroupingType: GROUP_BY_PROFILE
             memoryStoreId: mem_store_1
             channelSettings:
            @@ -9,15 +9,13 @@
               SMS:
                 captureRules:
                   - from: "*"
            -        to: "+15551230100"
            +        to: "+15551230101"
                   - from: "+15551230100"
                     to: "*"
                 statusTimeouts:
            -      closed: 60
            +      closed: 90
                   inactive: 10
               VOICE: {}
             statusCallbacks:
               - method: GET
                 url: "https://b.example.com"
            -  - method: POST
            -    url: "https://a.example.com"
            """);
    orch.file("support.yaml", SUPPORT.replace("support", "sales"));
    Result created = diff("--format", "unified").exits(0);
    assertTrue(
        created.out().startsWith("--- /dev/null\n+++ b/sales\n@@ -0,0 +1,"), created::toString);
    orch.file("support.yaml", SUPPORT);
    diff("--format", "unified").exits(0).printsNothing();
  }

  @Test
  void asMarkdownNoValueCanBecomeMarkup() {
    created();
    orch.file(
        "support.yaml", SUPPORT.replace("Inbound", "'a | b <b>`x` @someone [l](http://x) _y_'"));
    String text = diff("--format", "markdown").exits(0).out();
    assertEquals(
        """
        **orch**: 1 to update

        <details><summary>update <code>support &#40;ID&#41;</code> (1 change)</summary>

        | field | before | after |
        |---|---|---|
        | <code>description</code> | <code>&#34;Inbound&#34;</code> | <code>&#34;a &#124; b &#60;b&#62;&#96;x&#96; &#64;someone &#91;l&#93;&#40;http&#58;&#47;&#47;x&#41; &#95;y&#95;&#34;</code> |

        </details>
        """,
        text.replaceFirst("conv&#95;configuration&#95;[0-9a-z]+", "ID"));
    orch.file("support.yaml", SUPPORT);
    diff("--format", "markdown").exits(0).prints("**orch**: 1 unchanged\n");
  }

  @Test
  void anotherProgramGetsTwoFiles() {
    created();
    change();
    orch.with("ORCH_DIFF", "diff -u").with("PATH", System.getenv("PATH"));
    Result shown = diff("--external", "--exit-code").exits(10).says("1 to update");
    assertTrue(
        shown.out().contains("\n-description: Inbound\n+description: Outbound\n"), shown.out());
    orch.with("ORCH_DIFF", "echo broken >&2; exit 3 #");
    diff("--external").exits(2).printsNothing().says("ended with code 3: broken");
    orch.with("ORCH_DIFF", "");
    diff("--external").exits(2).says("ORCH_DIFF, such as \"diff -u\", and it is not set");
  }

  @Test
  void aChangeOfTheGroupingIsWarnedOf() {
    created();
    orch.file("support.yaml", SUPPORT.replace("BY_PROFILE", "BY_PARTICIPANT_ADDRESSES"));
    diff().exits(0).says("changes conversationGroupingType, which is documented as fixed");
  }

  @Test
  void anAmbiguousNameIsRefusedWithTheIds() {
    String first = created();
    String second = created();
    Result refused = diff().exits(6).printsNothing();
    refused.says("support.yaml:1: 2 configurations are named \"support\": ");
    refused.says(first).says(second);
    orch.file("support.yaml", "id: conv_configuration_9\n" + SUPPORT);
    diff().exits(5).says("support.yaml:1: no configuration has the id conv_configuration_9");
    orch.file("support.yaml", "id: " + second + "\n" + SUPPORT);
    diff("--exit-code").exits(0);
  }

  @Test
  void withoutAFileThereIsNothingToCompare() {
    orch.local("config", "diff").exits(2).says("give the files with -f FILE");
    orch.file("support.yaml", "displayNam: x\n");
    diff().exits(3).says("support.yaml:1: displayNam is not a known field");
  }

  /** Comparing files with a revision of git needs neither an account nor a network. */
  @Test
  void filesAreComparedWithThoseOfAGitRevision() throws Exception {
    orch.with("PATH", System.getenv("PATH"));
    String[] line = {"config", "diff", "-f", "support.yaml", "--against", "git:HEAD"};
    orch.run(line).exits(2).says("the working directory is not in a git repository");
    git("init", "-q");
    orch.run(line).exits(2).says("the git repository has no revision HEAD");
    Files.createDirectory(orch.home().resolve("below"));
    orch.file("below/support.yaml", SUPPORT + "---\n" + SUPPORT.replace("support", "gone"));
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "x");
    orch.run(Orch.joined(line, "--exit-code")).exits(0).saysOnly("orch: 1 unchanged\n");
    orch.file("new.yaml", SUPPORT.replace("support", "new"));
    orch.file("below/support.yaml", SUPPORT.replaceFirst("description: Inbound\n", ""));
    String[] below = {"-f", "../new.yaml", "--against", "git:HEAD", "--exit-code"};
    orch.in(orch.home().resolve("below"))
        .run(Orch.joined(new String[] {"config", "diff", "-f", "support.yaml"}, below))
        .exits(10)
        .saysOnly("orch: 1 removed, 1 added, 1 changed\n")
        .prints(
            """
            - gone  HEAD:support.yaml:15
            + new  ../new.yaml:1
              + displayName: "new"
              + description: "Inbound"
              + conversationGroupingType: "GROUP_BY_PROFILE"
              + memoryStoreId: "mem_store_1"
              + channelSettings.SMS: {"captureRules":[{"from":"*","to":"+15551230100"},{"from":"+15551230100","to":"*"}],"statusTimeouts":{"inactive":10,"closed":60}}
              + statusCallbacks: {"url":"https://a.example.com"}
              + statusCallbacks: {"url":"https://b.example.com","method":"GET"}
            ~ support  support.yaml:1
              - description: "Inbound"
            """);
    orch.in(orch.home());
    orch.run("config", "diff", "-f", "support.yaml", "--against", "main").exits(2);
    orch.reading(SUPPORT).run("config", "diff", "-f", "-", "--against", "git:HEAD").exits(2);
  }

  @Test
  void aFileThatIsGoneSinceTheRevisionIsARemoval() throws Exception {
    orch.with("PATH", System.getenv("PATH"));
    git("init", "-q");
    Files.createDirectories(orch.home().resolve("set/deep/.hidden"));
    Files.createDirectories(orch.home().resolve("other"));
    List<String> names =
        List.of(
            "set/a.yaml",
            "set/deep/b é.yml",
            "set/deep/.hidden/c.yaml",
            "set/notes.txt",
            "set/orch.lock.yaml",
            "other/d.json",
            "e.yaml");
    for (String name : names) {
      String document = SUPPORT.replace("support", name.replaceAll("[^a-z]", "-"));
      orch.file(name, name.endsWith("json") ? "{\"displayName\": \"d\"}" : document);
    }
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "x");
    Files.delete(orch.home().resolve("set/deep/b é.yml"));
    Files.delete(orch.home().resolve("set/deep/.hidden/c.yaml"));
    removed("set")
        .prints("- set-deep-b---yml  HEAD:set/deep/b é.yml:1\n")
        .says("1 removed, 1 unch");
    removed("set/").says("1 removed, 1 unchanged");
    removed("./set/../set").says("1 removed, 1 unchanged");
    removed(orch.home().resolve("set").toString()).says("1 removed, 1 unchanged");
    removed("set/**/*.yml").saysOnly("orch: 1 removed\n");
    removed("set/*.yaml").saysOnly("orch: 1 unchanged\n");
    removed("set/deep").saysOnly("orch: 1 removed\n");
    removed("set/deep/b é.yml").saysOnly("orch: 1 removed\n");
    Files.delete(orch.home().resolve("other/d.json"));
    Files.delete(orch.home().resolve("other"));
    Files.delete(orch.home().resolve("e.yaml"));
    removed("other").saysOnly("orch: 1 removed\n");
    removed("e.yaml", "-f", "other", "-f", "set").saysOnly("orch: 3 removed, 1 unchanged\n");
    orch.in(orch.home().resolve("set"));
    removed("../other").prints("- d  HEAD:../other/d.json:1\n").saysOnly("orch: 1 removed\n");
    removed(".").says("1 removed, 1 unchanged");
    orch.in(orch.home());
    String[] none = {"config", "diff", "--against", "git:HEAD", "-f"};
    orch.run(Orch.joined(none, "nothing")).exits(2).says("nothing");
    orch.run(Orch.joined(none, "*.json")).exits(2).says("no file matches *.json");
    orch.run("config", "diff", "-f", "set/deep").exits(2).says("the directory set/deep has no");
  }

  private Result removed(String file, String... more) {
    String[] line = {"config", "diff", "--against", "git:HEAD", "-f", file};
    return orch.run(Orch.joined(line, more)).exits(0);
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder git = new ProcessBuilder(command).directory(orch.home().toFile());
    git.environment().putAll(Map.of("GIT_CONFIG_GLOBAL", "/dev/null"));
    Process process = git.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }
}
