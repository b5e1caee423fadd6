package orch;

import static orch.Orch.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
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
      "--grouping",
      "profile",
      "--memory-store",
      "mem_store_01k1etk2y5f1y9fpe2epfdtvv2"
    };
    String[] words = joined(create, more);
    boolean described = Arrays.asList(more).contains("--description");
    return orch.local(described ? words : joined(words, "--description", "d"))
        .exits(0)
        .out()
        .strip();
  }

  @Test
  void anEmptyListIsAHeadingOrAnEmptyArray() {
    orch.local("config", "list").exits(0).prints("NAME  ID  CHANNELS  GROUPING  VERSION  AGE\n");
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
  void aMemoryStoreThatACreateAcceptsCanBeListed() {
    String create = "config create --wait --name one --description d --grouping profile";
    orch.local(joined(create.split(" "), "--memory-store", "cfg_store/1")).exits(0);
    orch.local("config", "list", "--memory-store", "cfg_store/1", "--jq", ".[].displayName")
        .exits(0)
        .prints("one\n");
    orch.local("config", "list", "--memory-store", "no store")
        .exits(3)
        .says("memoryStoreId must match ^[!-~]{1,256}$");
  }

  /** One of each name, an hour apart. */
  private void createdAnHourApart(String... names) {
    for (String name : names) {
      created(name, "--description", "about " + name);
      orch.time().pass(Duration.ofHours(1));
    }
  }

  private void lists(String names, String... options) {
    String[] list = {"config", "list", "--fields", "displayName", "-o", "name"};
    orch.local(joined(list, options)).exits(0).prints(names.replace(",", "\n"));
  }

  @Test
  void ordersAreOfTextsTimesAndNumbers() {
    createdAnHourApart("b", "C", "a");
    lists("b,C,a,");
    lists("a,b,C,", "--sort-by", "displayName");
    lists("C,b,a,", "--sort-by", "displayName:desc");
    lists("a,C,b,", "--sort-by", "updatedAt:desc");
    lists("b,C,a,", "--sort-by", "version");
    lists("a,b,C,", "--sort-by", "version:desc,displayName");
  }

  @Test
  void aMinusSignIsAnsweredWithTheFormThatWorks() {
    String version =
        "orch: --sort-by: '-version' is not FIELD or FIELD:desc; for descending order:"
            + " --sort-by version:desc\n";
    String exit = "  exit 2 (wrong command line)\n";
    // The parser takes -version for -v, which is an option, and -updatedAt for a value.
    String help = "  hint: did you mean: orch -p local config list --sort-by version:desc\n";
    orch.local("config", "list", "--sort-by", "-version").exits(2).saysOnly(version + help + exit);
    orch.local("config", "list", "--sort-by=-version").exits(2).saysOnly(version + help + exit);
    orch.local("config", "list", "--sort-by", "-updatedAt")
        .exits(2)
        .says("for descending order: --sort-by updatedAt:desc");
    orch.local("config", "list", "--sort-by", "id,-version")
        .exits(2)
        .says("for descending order: --sort-by version:desc");
    orch.local("config", "list", "--sort-by").exits(2).says("--sort-by needs a value");
    orch.local("config", "list", "--sort-by", "-v").exits(2).says("--sort-by needs a value");
    orch.local("config", "list", "--sort-by", "-version", "--limit", "x")
        .exits(2)
        .says("the command line has 2 mistakes\n  --sort-by: '-version' is not FIELD")
        .says("\n  --limit: 'x' is not a valid whole number\n")
        .says("hint: for help: orch config list --help\n");
    String set = version.replace(":desc\n", ":desc (ORCH_SORT_BY is set)\n");
    orch.with("ORCH_SORT_BY", "-version");
    orch.local("config", "list").exits(2).saysOnly(set + help + exit);
    orch.local("config", "list", "--sort-by", "version:desc").exits(0);
  }

  @Test
  void filtersPickByAnyField() {
    createdAnHourApart("one", "two");
    created("three", "--capture", "SMS=+15551230100", "--memory-extraction");
    lists("one,", "--filter", "displayName=one");
    lists("two,three,", "--filter", "displayName!=one");
    lists("two,", "--filter", "displayName~T", "--filter", "displayName~O");
    lists("three,", "--filter", "channelSettings.SMS.captureRules.from=+15551230100");
    lists("three,", "--filter", "channelSettings.SMS!=");
    lists("three,", "--filter", "memoryExtractionEnabled=true");
    lists("one,two,", "--filter", "description~ABOUT");
  }

  @Test
  void theHeadingsOfTheTableAreFields() {
    createdAnHourApart("b", "C", "a");
    orch.file("third.yaml", "displayName: third\ndescription: d\nmemoryStoreId: m\n");
    String[] third = {"config", "create", "-f", "third.yaml", "--grouping", "addresses", "--wait"};
    orch.local(joined(third, "--capture", "SMS=+15551230100")).exits(0);
    lists("b,", "--filter", "name=b");
    lists("b,", "--filter", "NAME~B");
    lists("b,", "--filter", "displayname=b");
    lists("third,", "--filter", "grouping=addresses");
    lists("b,C,a,", "--filter", "grouping!=ADDRESSES");
    lists("third,", "--filter", "channels=SMS");
    lists("b,C,a,", "--filter", "Channels!=SMS");
    lists("third,", "--filter", "channels.sms.captureRules.from=+15551230100");
    lists("a,b,C,third,", "--sort-by", "Name");
    lists("third,a,C,b,", "--sort-by", "age");
    lists("b,C,a,third,", "--sort-by", "AGE:desc");
    lists("b,C,a,third,", "--sort-by", "updated");
    orch.local("config", "get", "third", "--fields", "Name,channels.sms.capturerules.0.FROM")
        .prints(
            """
            {
              "displayName": "third",
              "channelSettings": {
                "SMS": {
                  "captureRules": [
                    {
                      "from": "+15551230100"
                    }
                  ]
                }
              }
            }
            """);
    String[] table = {"config", "get", "third", "-o", "table", "--fields"};
    orch.local(joined(table, "name,grouping,channels,age"))
        .prints(
            """
            NAME   GROUPING   CHANNELS       AGE
            third  addresses  SMS,RCS,VOICE  0s
            """);
    orch.local("config", "get", "third", "-o", "csv", "--fields", "Name,grouping,version")
        .prints(
            """
            displayName,conversationGroupingType,version
            third,GROUP_BY_PARTICIPANT_ADDRESSES,1
            """);
  }

  @Test
  void aMemberThatNoChannelHasIsRefused() {
    String[] fields = {"config", "list", "--fields"};
    orch.local(joined(fields, "channelSettings.SMSS"))
        .exits(2)
        .says(
            "--fields: there is no field \"SMSS\" in channelSettings; did you mean SMS?"
                + " (fields: VOICE, SMS, RCS, WHATSAPP, CHAT)");
    orch.local(joined(fields, "channels.SMS.captureRule")).exits(2).says("mean captureRules?");
    orch.local("config", "list", "--filter", "channelSettings.FAX!=").exits(2).says("\"FAX\"");
    orch.local("config", "list", "--sort-by", "channels.SMSS").exits(2).says("did you mean SMS?");
    orch.local("config", "get", "x", "--fields", "channels.SMSS").exits(2).says("SMS?");
  }

  @Test
  void theLimitCountsWhatIsLeft() {
    createdAnHourApart("c", "b", "a", "bb");
    lists("b,bb,", "--filter", "displayName~b", "--limit", "2", "--page-size", "1");
    lists("a,b,", "--sort-by", "displayName", "--limit", "2");
    String[] cut = {"config", "list", "--limit", "1", "--filter", "displayName~b"};
    orch.local(cut).says("only the first 1 are shown; there are more");
    orch.local(joined(cut, "--sort-by", "displayName")).says("only the first 1 are shown");
    String[] all = {"config", "list", "--limit", "2", "--filter", "displayName~b"};
    orch.local(all).exits(0).saysOnly("");
    orch.local(joined(all, "--sort-by", "displayName")).exits(0).saysOnly("");
    orch.local("config", "list", "--limit", "0").exits(2).says("--limit must be at least 1");
  }

  @Test
  void jqSeesAnArrayOrEachLine() {
    createdAnHourApart("one", "two");
    orch.local("config", "list", "--jq", ".[].displayName").exits(0).prints("one\ntwo\n");
    orch.local("config", "list", "--jq", "length").exits(0).prints("2\n");
    orch.local("config", "list", "-o", "jsonl", "--jq", ".version").exits(0).prints("1\n1\n");
    orch.local("config", "get", "one", "--jq", ".description").exits(0).prints("about one\n");
    orch.with("ORCH_JQ", ".displayName");
    orch.local("config", "get", "one").exits(0).prints("one\n");
  }

  @Test
  void aJqExpressionThatIsNoneCostsNothing() {
    orch.local(
            "config",
            "create",
            "--jq",
            ".[",
            "--name",
            "x",
            "--description",
            "d",
            "--grouping",
            "profile",
            "--memory-store",
            "m")
        .exits(2)
        .says("--jq: this is not a jq expression: ");
    orch.local("config", "list").prints("NAME  ID  CHANNELS  GROUPING  VERSION  AGE\n");
    created("one");
    orch.local("config", "list", "--jq", ".id").exits(2).says("--jq: Cannot index array");
    orch.local("config", "list", "--jq", ".", "-o", "csv").exits(2).says("not with -o csv");
    orch.with("SECRET", "not-a-secret").local("config", "list", "--jq", "env").exits(2);
  }

  @Test
  void headersCanBeLeftOut() {
    created("one");
    String[] list = {"config", "list", "--fields", "displayName,version", "--no-header", "-o"};
    orch.local(joined(list, "table")).exits(0).prints("one  1\n");
    orch.local(joined(list, "csv")).exits(0).prints("one,1\n");
  }

  @Test
  void getTakesANameInAnotherCaseIfNoneIsExact() {
    String id = created("My Config");
    assertEquals(id, orch.local("config", "get", "My Config").exits(0).json().path("id").asText());
    String upper = created("MY CONFIG");
    assertEquals(id, orch.local("config", "get", "My Config").exits(0).json().path("id").asText());
    orch.local("config", "get", "my config").exits(6).says(id).says(upper);
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
