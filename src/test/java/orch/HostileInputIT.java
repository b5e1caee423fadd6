package orch;

import static orch.HostileServer.configuration;
import static orch.HostileServer.page;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile servers and files: every process ends, within a heap of 192 MiB. */
class HostileInputIT {
  private static final String HEAP = "-Xmx192m";

  private Path home;
  private Launched machine;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    machine = new Launched(directory).with("ORCH_JAVA_OPTS", HEAP);
  }

  private Result against(HostileServer.Answers answers, String... args) throws Exception {
    try (HostileServer server = new HostileServer(answers)) {
      return calm(machine.orch(server.and(args)));
    }
  }

  /** Checks for no stack trace, no out-of-memory error, and a short stderr. */
  private static Result calm(Result result) {
    assertFalse(result.err().contains("\tat "), result.err());
    assertFalse(result.err().contains("out of memory"), result.err());
    assertTrue(result.err().length() < 20_000, "so much on stderr: " + result.err().length());
    return result;
  }

  @Test
  void anEndlessListEndsAtTheDeadlineAndWhatCameIsPrinted() throws Exception {
    Result result =
        against(
            (number, to) -> to.json(200, page(configuration("c" + number), "t" + number)),
            "config",
            "list",
            "--timeout",
            "3s",
            "-o",
            "name");
    result.exits(7).says("the deadline passed before the list of configurations was complete");
    assertTrue(result.out().startsWith("conv_configuration_c0\nconv_configuration_c1\n"));
    assertTrue(result.out().endsWith("\n"));
  }

  @Test
  void theRowsOfAnUnfinishedTableArePrinted() throws Exception {
    Result result =
        against(
            (number, to) -> {
              if (number == 0) {
                to.json(200, page(configuration("first"), "next"));
              } else {
                to.json(500, "{}");
              }
            },
            "config",
            "list",
            "--timeout",
            "3s",
            "--max-retries",
            "0");
    result.exits(7);
    assertTrue(result.out().contains("conv_configuration_first"), result.out());
  }

  @Test
  void aLookUpByNameEndsAtTheDeadline() throws Exception {
    against(
            (number, to) -> to.json(200, page(configuration("c" + number), "t" + number)),
            "config",
            "get",
            "support",
            "--timeout",
            "2s")
        .exits(7)
        .says("the deadline passed before the list of configurations was complete")
        .printsNothing();
  }

  @Test
  void aSlowConfigurationEndsAtTheDeadline() throws Exception {
    String id = "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2";
    against((number, to) -> pause(), "config", "get", id, "--timeout", "1s")
        .exits(7)
        .says(
            "the deadline passed before the response to \"read the configuration "
                + id
                + "\" was complete");
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void emptyPagesWithoutAnEndAreABadReply() throws Exception {
    against((number, to) -> to.json(200, page("", "t" + number)), "config", "list", "--limit", "3")
        .exits(12)
        .says("100 pages in a row are empty, and the service still names a next page");
  }

  @Test
  void aTokenOfMegabytesIsABadReply() throws Exception {
    String token = "t".repeat(5_000_000);
    against(
            (number, to) -> to.json(200, page(configuration("c" + number), number + token)),
            "config",
            "list",
            "-o",
            "name")
        .exits(12)
        .says("the token of the next page is longer than 8 KiB");
  }

  @Test
  void manyNamesakesAreNotAllRemembered() throws Exception {
    String same = configuration("support");
    String items = String.join(",", IntStream.range(0, 200).mapToObj(i -> same).toList());
    against((number, to) -> to.json(200, page(items, "t" + number)), "config", "get", "support")
        .exits(6)
        .says("20 or more configurations are named \"support\"");
  }

  private static String large(int number) {
    String description = "x".repeat(20_000);
    return IntStream.range(0, 100)
        .mapToObj(
            i ->
                "{\"id\":\"c"
                    + number
                    + "_"
                    + i
                    + "\",\"displayName\":\"n\",\"description\":\""
                    + description
                    + "\"}")
        .collect(Collectors.joining(","));
  }

  @Test
  void aHugeListIsNotSorted() throws Exception {
    against(
            (number, to) -> to.json(200, page(large(number), "t" + number)),
            "config",
            "list",
            "--sort-by",
            "displayName",
            "-o",
            "name")
        .exits(2)
        .says("--sort-by: the list is too large to be sorted")
        .printsNothing();
  }

  @Test
  void aHugeListIsNotOneArrayForJq() throws Exception {
    against(
            (number, to) -> to.json(200, page(large(number), "t" + number)),
            "config",
            "list",
            "--jq",
            "length")
        .exits(2)
        .says("--jq: the list is too large to be one array")
        .printsNothing();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{},",
        "[],",
        "1,",
        "{\"a\":{\"a\":{\"a\":1}}},",
        "\"\",",
        "{\"é漢\":\"漢\"},",
        "-0.5,"
      })
  void anAnswerOfManySmallValuesIsRefused(String item) throws Exception {
    int times = (8 << 20) / item.getBytes(StandardCharsets.UTF_8).length - 100;
    Result result =
        against(
            (number, to) -> to.repeated(page("", "").replace("]}", ""), item, times, "1]}"),
            "config",
            "list",
            "-o",
            "name");
    result.exits(12).says("cannot list configurations: ");
  }

  @Test
  void anAnswerOfManyMegabytesIsABadReply() throws Exception {
    against((number, to) -> to.repeated("{\"a\":\"", "x", 31_000_000, "\"}"), "config", "list")
        .exits(12)
        .says("the response is larger than 8 MiB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "jsonl", "yaml", "table", "wide", "csv", "name"})
  void aPageAsLargeAsItMayBeIsPrintedInEveryFormat(String format) throws Exception {
    // 64 levels of nesting: indented, each value is a hundred times larger than in the response.
    String deep = "[".repeat(58) + "1,".repeat(150_000) + "1" + "]".repeat(58);
    String item = "{\"id\":\"c\",\"displayName\":\"n\",\"deep\":" + deep + ",\"text\":\"";
    String text = "é".repeat(3_500_000);
    try (HostileServer server =
        new HostileServer(
            (number, to) ->
                to.json(200, page(item + text + "\"}", number < 3 ? "t" + number : "")))) {
      String[] list = {"config", "list", "-o", format, "--fields", "id,displayName,deep,text"};
      String[] tail = {"-c", "\"$LAUNCHER\" \"$@\" | tail -c 100", "sh"};
      Launched.Running running = machine.start("/bin/sh", Orch.joined(tail, server.and(list)));
      calm(machine.end(running)).exits(0);
    }
  }

  @Test
  void aPageAsLargeAsItMayBeIsSorted() throws Exception {
    String deep = "[".repeat(58) + "1,".repeat(150_000) + "1" + "]".repeat(58);
    String item = "{\"id\":\"c\",\"displayName\":\"n\",\"deep\":" + deep + ",\"text\":\"";
    String text = "é".repeat(3_500_000);
    against(
            (number, to) ->
                to.json(200, page(item + text + "\"}", number < 20 ? "t" + number : "")),
            "config",
            "list",
            "-o",
            "name",
            "--sort-by",
            "displayName")
        .exits(2)
        .says("--sort-by: the list is too large to be sorted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void deepNestingIsABadReply(String opening) throws Exception {
    against((number, to) -> to.json(200, "{\"a\":" + opening.repeat(500_000)), "config", "list")
        .exits(12)
        .says("it is nested deeper than 68 levels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e9999999999", "1e999999999", "-1E-2147483648"})
  void aNumberOutOfRangeIsABadReply(String number) throws Exception {
    String id = "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2";
    String json = "{\"id\":\"" + id + "\",\"version\":" + number + "}";
    List<String> formats =
        number.startsWith("1e9999999999")
            ? List.of("json", "csv", "table", "yaml")
            : List.of("json");
    for (String format : formats) {
      against((n, to) -> to.json(200, json), "config", "get", id, "-o", format)
          .exits(12)
          .says("the number " + number + " is out of range");
    }
  }

  @Test
  void aVersionOfTwentyDigitsIsABadReply() throws Exception {
    String id = "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2";
    String json = "{\"id\":\"" + id + "\",\"version\":99999999999999999999}";
    against((n, to) -> to.json(200, json), "config", "get", id)
        .exits(12)
        .says("the version in the response is out of range");
  }

  @Test
  void manyMistakesInAnAnswerAreNotAllPrinted() throws Exception {
    String error = "{\"pointer\":\"/x\",\"detail\":\"no\"},";
    Result result =
        against(
            (number, to) -> to.json(400, "{\"errors\":[" + error.repeat(100_000) + "1]}"),
            "config",
            "list");
    result.exits(3).says("and 99951 more");
  }

  @Test
  void aMessageOfMegabytesIsCut() throws Exception {
    against(
            (number, to) -> to.json(404, "{\"message\":\"" + "m".repeat(5_000_000) + "\"}"),
            "config",
            "get",
            "x")
        .exits(5);
  }

  private String file(String name, String text) throws IOException {
    Files.writeString(home.resolve(name), text);
    return name;
  }

  private static String unknownKeys() {
    StringBuilder text = new StringBuilder(5_000_000);
    for (int i = 0; text.length() < 4_900_000; i++) {
      text.append("k").append(i).append(": 1\n");
    }
    return text.toString();
  }

  @Test
  void aFileOfUnknownKeysIsRefusedInFewWords() throws Exception {
    calm(machine.orch("config", "create", "-f", file("many.yaml", unknownKeys())))
        .exits(3)
        .says("many.yaml:200000: cannot be read: it has more values than any configuration");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void fiftyMistakesArePrinted(String format) throws Exception {
    String some = unknownKeys().lines().limit(190_000).collect(Collectors.joining("\n"));
    Result result =
        calm(
            machine.orch(
                Orch.joined(
                    new String[] {"config", "create", "-f", file("many.yaml", some)},
                    format.equals("json") ? new String[] {"-o", "json"} : new String[] {})));
    result.exits(3).says("189954 more");
    assertEquals(50, result.err().split("many.yaml:\\d+: k\\d+", -1).length - 1, result.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"- {}\n", "a: 1\n", "- &a x\n", "---\n1\n", " ", "#\n", "- ", "[", "{", "-\n"})
  void aFileOfTheSameAgainAndAgainIsRefused(String piece) throws Exception {
    int times = 4_900_000 / piece.length();
    calm(machine.orch("config", "create", "-f", file("again.yaml", piece.repeat(times)))).exits(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name.yaml", "name.json"})
  void aValueOfMegabytesIsRefused(String name) throws Exception {
    String text = "{\"displayName\": \"" + "é".repeat(2_400_000) + "\"}";
    calm(machine.orch("config", "create", "-f", file(name, text)))
        .exits(3)
        .says("displayName must have 1 to 32 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e9999999999", "1e999999999", "-1e-999999999", "1111111111e1111111111"})
  void aNumberOutOfRangeInAFileIsAMistakeWithItsLine(String number) throws Exception {
    String yaml = "displayName: x\nversion: " + number + "\n";
    calm(machine.orch("config", "create", "-f", file("number.yaml", yaml)))
        .exits(3)
        .says("number.yaml:2: cannot be read: the number " + number + " is out of range");
    String json = "{\"displayName\": \"x\",\n\"version\": " + number + "}";
    calm(machine.orch("config", "create", "-f", file("number.json", json)))
        .exits(3)
        .says("number.json:2: cannot be read: the number " + number + " is out of range");
  }

  @Test
  void aDeviceWithoutAnEndIsReadToFiveMebibytes() throws Exception {
    calm(machine.orch("config", "create", "-f", "/dev/zero"))
        .exits(3)
        .says("/dev/zero:1: cannot be read: it is larger than 5 MiB");
    calm(machine.shell("yes a | orch config create -f -"))
        .exits(3)
        .says("stdin:1: cannot be read: it is larger than 5 MiB");
  }

  @Test
  void manyLargeOperationsAreBadReplies() throws Exception {
    String[] wait = {"config", "wait", "--timeout", "20s", "--max-retries", "0"};
    String[] names = IntStream.range(0, 32).mapToObj(i -> "proc_job_" + i).toArray(String[]::new);
    against(
            (number, to) -> to.repeated("{\"a\":[", "{},", 2_700_000, "1]}"),
            Orch.joined(wait, names))
        .exits(12)
        .says("the response is larger than 256 KiB");
  }

  @Test
  void anOperationWithLongWordsIsToldInShort() throws Exception {
    String words = "w".repeat(200_000);
    String operation = "{\"status\":\"FAILED\",\"error\":{\"detail\":\"" + words + "\"}}";
    against((number, to) -> to.json(200, operation), "config", "wait", "proc_job_1").exits(9);
  }

  @Test
  void headersWithoutAnEndAreABadReply() throws Exception {
    String value = "v".repeat(8_000);
    against(
            (number, to) -> {
              for (int i = 0; i < 20_000; i++) {
                to.header("x-" + i, value);
              }
              to.json(200, page("", ""));
            },
            "config",
            "list",
            "--max-retries",
            "0",
            "--timeout",
            "30s")
        .exits(12);
  }

  @Test
  void aFileOfProfilesWithoutAnEndIsRefused() throws Exception {
    machine.shell("mkdir -p .config/orch; ln -s /dev/zero .config/orch/config.yaml").exits(0);
    calm(machine.orch("config", "list"))
        .says(".config/orch/config.yaml cannot be read: it is a pipe, a socket or a device");
  }

  @Test
  void anEditedTextWithoutAnEndIsRefused() throws Exception {
    String id = "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2";
    String live = "{\"id\":\"" + id + "\",\"displayName\":\"n\",\"version\":1}";
    Path editor = home.resolve("editor");
    Files.writeString(editor, "#!/bin/sh\nhead -c 50000000 /dev/zero > \"$1\"\n");
    assertTrue(editor.toFile().setExecutable(true));
    machine.with("EDITOR", editor.toString());
    against((number, to) -> to.json(200, live), "config", "edit", id)
        .exits(2)
        .says("the text is larger than 5 MiB; it is saved in ");
  }
}
