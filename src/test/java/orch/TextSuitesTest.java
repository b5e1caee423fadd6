package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import orch.document.DocumentReader;
import orch.document.FileReading;
import orch.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that readers of JSON and YAML are tested with, through {@code config validate}. */
class TextSuitesTest {
  /** Only the rules about what can be read. */
  private static final String[] READING = {
    "-o", "json", "--rule", "-all", "--rule", "+O001", "--rule", "+O002", "--rule", "+O003",
    "--rule", "+O004"
  };

  /**
   * Texts that are YAML and are refused on purpose: what a configuration never needs, and what
   * readers of YAML disagree about. By the beginning of the message.
   */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry(
              "has a YAML tag",
              "2AUY 2XXW 33X3 35KP 52DL 565N 57H4 5TYM 6CK3 6JWB 6WLZ 735Y 74H7 7FWL 8MK2 9KAX 9WXW"
                  + " BU8L C4HZ CC74 CUP7 EHF6 F2C7 FH7J HMQ5 J7PZ L94M LE5A M5C3 P76L S4JQ U3C3 UGM3"
                  + " UKK6-2 WZ62 Z67P Z9M4"),
          Map.entry("is a YAML alias", "3GZX 6KGN 7BUB JS2J V55R"),
          Map.entry(
              "a key must be a text",
              "26DV 4FJ6 6BFJ 6PBE 9MMW E76Z KK5P LX3P M2N8-0 M2N8-1 M5DY Q9WF RZP5 SBG9 V9D5 X38W"
                  + " XW4D"),
          Map.entry(
              "the key is empty",
              "2JQS 4MUZ-0 4MUZ-1 4MUZ-2 5MUD 6M2F FRK4 K3WX NHX8 NKF9 S3PD SM9W-1 VJP3-1"),
          Map.entry(
              "a tab cannot be part of the indentation",
              "6BCT 6CA3 6HB6 A2M4 DC7X DK95-0 DK95-3 DK95-4 DK95-5 DK95-7 HS5T J3BT K54U NB6Z Q5MG"
                  + " UV7Q Y79Y-10 Y79Y-2"),
          Map.entry("the name of the YAML anchor", "2SXE Y2GN"),
          Map.entry("unknown escape sequence", "3RLN-1 3RLN-4 3UYS DE56-2 DE56-3 KH5V-1"),
          // A colon or a question mark without a space, and other forms that few readers know.
          Map.entry("a comma or ", "9SA2 JR7V NJ66 UT92"),
          Map.entry("a value is missing", "58MP 5T43 CFD4 DBG4 HM87-0 HWV9 QT73"),
          Map.entry("the indentation of this line", "UKK6-0"),
          Map.entry("unexpected text after the end of the document", "7Z25 DK3J FP8R M7A3"),
          Map.entry("unexpected character found", "W5VH"),
          Map.entry("expected ", "MUS6-3 W4TN"),
          Map.entry("a text in brackets that begins with \"?\"", "652Z HM87-1"));

  /** A text of several lines at the end of a file without a line end, which has none then. */
  private static final Set<String> OTHER_MEANING = Set.of("L24T-1");

  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    orch = new Orch(directory);
  }

  private static List<JsonNode> suite(String name) {
    return Orch.resource("/suites/" + name).lines().map(Json::read).toList();
  }

  private Result validate(String file, byte[] content) {
    try {
      Files.write(home.resolve(file), content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    String[] line = {"config", "validate", "-f", file};
    Result result = orch.run(Orch.joined(line, READING));
    assertTrue(
        result.exit() == 0 || result.exit() == 3,
        () -> new String(content, StandardCharsets.UTF_8) + "\n" + result);
    assertEquals(result.exit() == 0, result.json().isEmpty(), result::toString);
    return result.saysOnly("");
  }

  private Result validate(String file, JsonNode test) {
    return validate(file, test.path("text").asText().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsNoYamlIsRefusedAndWhatIsRefusedElseIsListed() {
    Map<String, String> refused = new TreeMap<>();
    for (JsonNode test : suite("yaml-test-suite.jsonl")) {
      String name = test.path("name").asText();
      Result result = validate("a.yaml", test);
      if (test.path("fails").booleanValue()) {
        assertEquals(3, result.exit(), () -> name + " is no YAML\n" + result);
      } else if (result.exit() == 3) {
        refused.put(name, result.json().get(0).path("message").asText());
      }
    }
    Set<String> listed = new TreeSet<>();
    REFUSED.forEach(
        (beginning, names) -> {
          for (String name : names.split(" ", -1)) {
            listed.add(name);
            String message = refused.getOrDefault(name, "");
            assertTrue(message.contains(beginning), () -> name + ": " + message);
          }
        });
    assertEquals(listed, refused.keySet());
  }

  @Test
  void whatIsReadHasItsMeaning() {
    Set<String> others = new TreeSet<>();
    for (JsonNode test : suite("yaml-test-suite.jsonl")) {
      byte[] text = test.path("text").asText().getBytes(StandardCharsets.UTF_8);
      FileReading read = DocumentReader.readAll("a.yaml", text);
      if (read.mistakes().isEmpty() && test.has("json")) {
        List<JsonNode> meant =
            Json.readAll(test.path("json").asText()).stream().filter(x -> !x.isNull()).toList();
        List<JsonNode> got = read.documents().stream().map(each -> each.tree()).toList();
        if (!meant.equals(got)) {
          others.add(test.path("name").asText());
        }
      }
    }
    assertEquals(OTHER_MEANING, others);
  }

  @Test
  void whatIsNoJsonIsRefusedAndWhatIsJsonIsRead() {
    // Several values are several documents, as in JSON lines.
    Set<String> documents =
        Set.of("n_structure_double_array.json", "n_structure_object_with_trailing_garbage.json");
    // A key twice is refused, although JSON allows it.
    Set<String> twice =
        Set.of("y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json");
    for (JsonNode test : suite("json-test-suite.jsonl")) {
      String name = test.path("name").asText();
      Result result = validate("a.json", test);
      if (!name.startsWith("i")) {
        boolean isJson =
            (name.startsWith("y") && !twice.contains(name)) || documents.contains(name);
        assertEquals(isJson ? 0 : 3, result.exit(), () -> name + "\n" + result);
      }
    }
    for (String deep : List.of("[".repeat(100_000), "[{\"\":".repeat(50_000) + "\n")) {
      assertEquals(3, validate("a.json", deep.getBytes(StandardCharsets.UTF_8)).exit());
    }
  }

  @Test
  void bombsAreRefusedQuickly() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      laughs.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(10) + "]\n");
    }
    for (String bomb :
        List.of(
            laughs.toString(),
            "a: " + "[".repeat(5_000),
            "- ".repeat(5_000),
            "{a: ".repeat(5_000),
            "a: 1e999999999\n",
            "? ".repeat(3_000),
            "x: !!java.net.URL [\"http://127.0.0.1/\"]\n",
            "\"" + "x".repeat(6 << 20) + "\"")) {
      assertEquals(3, validate("a.yaml", bomb.getBytes(StandardCharsets.UTF_8)).exit());
    }
  }

  /** Garbage of every kind is a list of findings, never a crash. */
  @Test
  void whateverIsInAFileTheExitCodeIsZeroOrThree() {
    long seed = Long.getLong("orch.seed", 20261126);
    Random random = new Random(seed);
    List<JsonNode> texts = suite("yaml-test-suite.jsonl");
    String document =
        """
        displayName: a
        description: ${env:X} $${
        memoryStoreId: m
        channelSettings:
          SMS:
            captureRules:
              - {from: "1", to: '*'} # orch:ignore O012 x
            statusTimeouts: {inactive: 1, closed: 1}
        statusCallbacks: [{url: a}]
        """;
    for (int round = 0; round < Integer.getInteger("orch.rounds", 2_000); round++) {
      byte[] content =
          switch (random.nextInt(4)) {
            case 0 -> {
              byte[] bytes = new byte[random.nextInt(200)];
              random.nextBytes(bytes);
              yield bytes;
            }
            case 1 -> mutated(document, random);
            case 2 ->
                mutated(texts.get(random.nextInt(texts.size())).path("text").asText(), random);
            default -> mutated(document + "---\n" + document, random);
          };
      String file = random.nextInt(4) == 0 ? "a.json" : "a.yaml";
      try {
        Files.write(home.resolve(file), content);
        String format = List.of("human", "json", "sarif", "junit", "github").get(round % 5);
        Result result = orch.run("config", "validate", "-f", file, "-o", format, "--allow-env");
        assertTrue(result.exit() == 0 || result.exit() == 3, result::toString);
        result.saysOnly("");
      } catch (AssertionError | IOException e) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        throw new AssertionError(
            "seed " + seed + ", round " + round + ", " + file + ": " + text, e);
      }
    }
  }

  private static byte[] mutated(String text, Random random) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String signs = "{}[]\"'\\#:-,*&!|>%@`\n\t \0~$?<=.0a";
    for (int i = random.nextInt(6); i > 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      bytes[at] =
          random.nextInt(8) == 0
              ? (byte) random.nextInt()
              : (byte) signs.charAt(random.nextInt(signs.length()));
    }
    return bytes;
  }
}
