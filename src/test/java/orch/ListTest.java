package orch;

import static orch.Orch.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code orch config list} and {@code orch config get}, in every format. */
class ListTest {
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path home) {
    orch = new Orch(home);
  }

  private String created(String name, String... more) {
    String[] create = {
      "config",
      "create",
      "--wait",
      "-o",
      "name",
      "--name",
      name,
      "--description",
      "d",
      "--grouping",
      "profile",
      "--memory-store",
      "mem_store_01k1etk2y5f1y9fpe2epfdtvv2"
    };
    return orch.local(joined(create, more)).exits(0).out().strip();
  }

  @Test
  void anEmptyListIsAHeadingOrAnEmptyArray() {
    orch.local("config", "list")
        .exits(0)
        .prints("ID  NAME  GROUPING  CHANNELS  VERSION  UPDATED\n");
    orch.local("config", "list", "-o", "json").exits(0).prints("[]\n");
    orch.local("config", "list", "-o", "jsonl").exits(0).printsNothing();
  }

  @Test
  void aTableHasAlignedColumns() {
    String one = created("one", "--timeouts", "SMS=10/60", "--timeouts", "CHAT=15/60");
    String other = created("another one");
    List<String> lines =
        orch.local("config", "list", "--fields", "displayName,id,version")
            .exits(0)
            .out()
            .lines()
            .toList();
    assertEquals(
        "DISPLAYNAME  ID                                             VERSION", lines.get(0));
    assertEquals("one          " + one + "  1", lines.get(1));
    assertEquals("another one  " + other + "  1", lines.get(2));
  }

  @Test
  void fieldsWorkInEveryFormat() {
    String id = created("one", "--capture", "SMS=+15551230100");
    String[] list = {"config", "list", "--fields", "id,channelSettings.SMS.captureRules.to", "-o"};
    orch.local(joined(list, "jsonl"))
        .prints(
            "{\"id\":\""
                + id
                + "\",\"channelSettings\":{\"SMS\":{\"captureRules\":"
                + "[{\"to\":\"*\"},{\"to\":\"+15551230100\"}]}}}\n");
    orch.local(joined(list, "name")).prints(id + "\t*,+15551230100\n");
    orch.local(joined(list, "yaml"))
        .prints(
            "id: "
                + id
                + "\nchannelSettings:\n  SMS:\n    captureRules:\n"
                + "      - to: \"*\"\n      - to: \"+15551230100\"\n");
    orch.local("config", "get", id, "--fields", "displayName")
        .prints("{\n  \"displayName\": \"one\"\n}\n");
  }

  @Test
  void whatGetPrintsAsYamlIsAFileForCreate() {
    String id = created("one", "--capture", "SMS=+15551230100", "--timeouts", "VOICE=none");
    orch.file("one.yaml", orch.local("config", "get", id, "-o", "yaml").exits(0).out());
    String copy =
        orch.local("config", "create", "-f", "one.yaml", "--wait", "-o", "name")
            .exits(0)
            .out()
            .strip();
    JsonNode first = orch.local("config", "get", id).json();
    JsonNode second = orch.local("config", "get", copy).json();
    assertEquals(first.path("channelSettings"), second.path("channelSettings"));
  }

  @Test
  void allPagesAreFollowed() {
    for (int i = 0; i < 7; i++) {
      created("c" + i);
    }
    String all = orch.local("config", "list", "--page-size", "3", "-o", "name").exits(0).out();
    assertEquals(7, all.lines().distinct().count());
    JsonNode array = orch.local("config", "list", "--page-size", "2", "-o", "json").exits(0).json();
    assertEquals(7, array.size());
  }

  @Test
  void aLimitSaysWhenItCut() {
    created("one");
    created("two");
    orch.local("config", "list", "--limit", "2", "-o", "name").exits(0).saysOnly("");
    Result cut = orch.local("config", "list", "--limit", "1", "-o", "name").exits(0);
    assertEquals(1, cut.out().lines().count());
    cut.saysOnly("orch: only the first 1 are shown; there are more (--limit)\n");
    orch.local("config", "list", "--limit", "1", "-q").saysOnly("");
  }

  @Test
  void aMemoryStoreFilters() {
    String one = created("one");
    orch.local(
            "config",
            "list",
            "--memory-store",
            "mem_store_01k1etk2y5f1y9fpe2epfdtvv2",
            "-o",
            "name")
        .prints(one + "\n");
    orch.local(
            "config",
            "list",
            "--memory-store",
            "mem_store_01k1etk2y5f1y9fpe2epfdtvv3",
            "-o",
            "name")
        .printsNothing();
  }

  @Test
  void getTakesAnExactName() {
    String id = created("My Config");
    assertEquals(id, orch.local("config", "get", "My Config").exits(0).json().path("id").asText());
    orch.local("config", "get", "my config").exits(5);
  }

  @Test
  void optionsAreUnderstoodAnywhereAndFromTheEnvironment() {
    String id = created("one");
    orch.run("config", "-o", "name", "list", "-p", "local").exits(0).prints(id + "\n");
    orch.with("ORCH_PROFILE", "local").with("ORCH_OUTPUT", "name");
    orch.run("config", "list").exits(0).prints(id + "\n");
    assertTrue(orch.run("config", "list", "-o", "jsonl").exits(0).out().startsWith("{"));
  }

  @Test
  void theStateIsKeptWhereTheVariableSays() {
    orch.with("ORCH_LOCAL_DB", "elsewhere.db");
    String id = created("one");
    orch.time().pass(Duration.ofHours(1));
    orch.local("config", "list", "-o", "name").prints(id + "\n");
    orch.with("ORCH_LOCAL_DB", "");
    orch.local("config", "list", "-o", "name").printsNothing();
  }
}
