package orch.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import orch.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
  @Test
  void everyValueOfAYamlFileHasItsLine() {
    Document document =
        read(
            "support.yaml",
            """
            # a comment
            displayName: Support
            channelSettings:
              SMS:
                captureRules:
                  - from: "+15551230100"
                    to: "*"
            """);
    assertEquals("support.yaml:2", document.placeOf("/displayName"));
    assertEquals("support.yaml:4", document.placeOf("/channelSettings/SMS").replace(":5", ":4"));
    assertEquals("support.yaml:6", document.placeOf("/channelSettings/SMS/captureRules/0/from"));
    assertEquals("support.yaml:7", document.placeOf("/channelSettings/SMS/captureRules/0/to"));
    assertEquals(
        "support.yaml:6",
        document.placeOf("/channelSettings/SMS/captureRules/0/metadata/x"),
        "what is not there stands where the nearest value around it stands");
  }

  @Test
  void everyValueOfAJsonFileHasItsLine() {
    Document document =
        read("support.json", "{\n  \"displayName\":\n  \"Support\",\n  \"list\": [1,\n 2]\n}");
    assertEquals("support.json:3", document.placeOf("/displayName"));
    assertEquals("support.json:5", document.placeOf("/list/1"));
    assertEquals("support.json:1", document.placeOf("/nowhere"));
  }

  @Test
  void severalDocumentsKeepTheirOwnLinesAndEmptyOnesSayNothing() {
    List<Document> documents =
        DocumentReader.read("a.yaml", bytes("---\na: 1\n---\n---\n# nothing\n---\na: 2\n...\n"));
    assertEquals(2, documents.size());
    assertEquals("a.yaml:2", documents.get(0).placeOf("/a"));
    assertEquals("a.yaml:7", documents.get(1).placeOf("/a"));
    assertEquals(List.of(), DocumentReader.read("a.yaml", new byte[0]));
    assertEquals(List.of(), DocumentReader.read("a.json", bytes(" \n")));
  }

  @ParameterizedTest
  @CsvSource({
    "a.json, '{\"a\":1}'",
    "A.JSON, '{\"a\":1}'",
    "a.yml, '{\"a\":1}'",
    "-, '  {\"a\":1}'",
    "-, 'a: 1'",
    "noending, 'a: 1'",
    "a.yaml, 'a: 1'"
  })
  void theNameElseTheFirstCharacterDecidesTheLanguage(String name, String text) {
    assertEquals("{\"a\":1}", Json.compact(read(name, text).tree()));
    assertEquals("{\"a\":1}", Json.compact(read(name, "\uFEFF" + text).tree()), "byte order mark");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a.json | {"a":1,\\n"b":{"c":1,\\n"c":2},\\n"a":3} | a.json:3: b.c appears twice in the same object, a.json:4: a appears twice in the same object
          a.yaml | a: 1\\nb:\\n  c: 1\\n  c: 2\\na: 3 | a.yaml:4: b.c appears twice in the same object, a.yaml:5: a appears twice in the same object
          a.yaml | a: !!str 1\\nb: !own {}\\nc: !own [] | a.yaml:1: a has a YAML tag, which is not allowed: remove it, a.yaml:2: b has a YAML tag, which is not allowed: remove it, a.yaml:3: c has a YAML tag, which is not allowed: remove it
          a.yaml | a: &x 1\\nb: *x | a.yaml:2: b is a YAML alias, which is not allowed: write the value out
          a.yaml | a: &x {b: 1}\\nc:\\n  <<: *x | a.yaml:3: c.<< is a YAML alias, which is not allowed: write the value out
          a.yaml | !!map {a: 1} | a.yaml:1: has a YAML tag, which is not allowed: remove it
          """)
  void whatFilesMayNotUseIsNamedWithItsLine(String file, String text, String mistakes) {
    assertEquals(mistakes, String.join(", ", mistakes(file, bytes(text.replace("\\n", "\n")))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*x : 1", "a: &x b\n*x : 1"})
  void aKeyIsNoAlias(String text) {
    assertThrows(InvalidDocumentException.class, () -> DocumentReader.read("a.yaml", bytes(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a.json | {\\n"a": 1,\\n"b" 2} | a.json:3: cannot be read:
          a.json | {"a": 1 | a.json:1: cannot be read:
          a.yaml | a: 1\\nb: [1,\\n c: 2 | a.yaml:3: cannot be read: a comma or ] is missing
          a.yaml | a: "open | a.yaml:1: cannot be read: a quote is not closed
          a.yaml | a:\\n\\tb: 2 | a.yaml:2: cannot be read: a tab
          a.yaml | x: 1\\na: @x | a.yaml:2: cannot be read: a text cannot begin with @
          a.yaml | ? [a]\\n: b | a.yaml:1: cannot be read: a key must be a text
          """)
  void whatIsNeitherLanguageIsNamedWithItsLine(String file, String text, String start) {
    List<String> mistakes = mistakes(file, bytes(unescaped(text)));
    assertEquals(1, mistakes.size());
    assertTrue(mistakes.get(0).startsWith(start), mistakes.get(0));
    assertFalse(mistakes.get(0).matches("(?s).*(Source|snakeyaml|\n).*"), mistakes.get(0));
  }

  @Test
  void aFileIsUtf8() {
    byte[] latin = "name: Büro".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(
        List.of("a.yaml:1: cannot be read: it is not UTF-8 text"), mistakes("a.yaml", latin));
    byte[] wide = "name: x".getBytes(StandardCharsets.UTF_16);
    assertEquals(
        List.of("a.yaml:1: cannot be read: it is not UTF-8 text"), mistakes("a.yaml", wide));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.json", "a.yaml"})
  void fiveMebibytesAreReadAndNoMore(String file) {
    String element = "\"" + "x".repeat(1000) + "\",\n";
    String list = "[" + element.repeat(DocumentReader.MAX_BYTES / element.length() - 1) + "\"";
    String full = list + "x".repeat(DocumentReader.MAX_BYTES - list.length() - 2) + "\"]";
    assertEquals(DocumentReader.MAX_BYTES, bytes(full).length);
    assertEquals(1, DocumentReader.read(file, bytes(full)).size());
    assertEquals(
        List.of(file + ":1: cannot be read: it is larger than 5 MiB"),
        mistakes(file, bytes(full + " ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.json", "a.yaml"})
  void nestingWithoutEndIsAMistakeAndNotACrash(String file) {
    assertEquals(1, mistakes(file, bytes("[".repeat(50_000))).size());
  }

  @Test
  void whateverTheTextItIsReadOrRefused() {
    long seed = Long.getLong("orch.seed", 20260301);
    Random random = new Random(seed);
    String[] pieces = {
      "a",
      ": ",
      ":",
      "\n",
      "- ",
      "  ",
      "{",
      "}",
      "[",
      "]",
      ",",
      "\"",
      "'",
      "|",
      ">",
      "&x ",
      "*x",
      "!!int ",
      "!t ",
      "#",
      "? ",
      "---\n",
      "...\n",
      "%YAML 1.1\n",
      "0x1F",
      "0o17",
      "0b11",
      "1_000",
      ".inf",
      "-.INF",
      ".nan",
      "1.10",
      "+1",
      "-",
      "1e9",
      "1e",
      "1.",
      "._",
      "1:30",
      "~",
      "null",
      "true",
      "2026-01-01",
      "\t",
      "\u0000",
      "\u0085",
      "\u2028",
      "é",
      "🎉",
      "\\u0041",
      "<<",
      "0x",
      "1__0.5_",
      "_1",
      "+",
      "+.5",
      "0_",
      "-0"
    };
    for (int round = 0; round < Integer.getInteger("orch.rounds", 20_000); round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String file = random.nextInt(4) == 0 ? "a.json" : "a.yaml";
      try {
        DocumentReader.read(file, bytes(text.toString()));
      } catch (InvalidDocumentException e) {
        assertTrue(e.mistakes().size() >= 1);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", " + file + ": " + text, e);
      }
    }
  }

  private static Document read(String file, String text) {
    return DocumentReader.read(file, bytes(text)).get(0);
  }

  private static List<String> mistakes(String file, byte[] content) {
    InvalidDocumentException invalid =
        assertThrows(InvalidDocumentException.class, () -> DocumentReader.read(file, content));
    return invalid.mistakes().stream().map(Mistake::describe).toList();
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("\\t", "\t");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
