package orch.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import orch.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Texts that YAML forbids, as they happen in a configuration, and their neighbors that YAML allows.
 * In the tables, {@code ~} is the end of a line and {@code >>} is a tab.
 */
class YamlRefusalsTest {
  /** The library reads these, with a part of the text missing or with another meaning. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          a: 'Inbound'#1 support ¦ 1 ¦ a comment needs a space before its "#"; a text with "#" needs quotes around all of it
          a: "Inbound"# 1 ¦ 1 ¦ a comment needs a space before its "#"; a text with "#" needs quotes around all of it
          a:~  - [x, y]#z ¦ 2 ¦ a comment needs a space before its "#"; a text with "#" needs quotes around all of it
          a: {b: c}#d ¦ 1 ¦ a comment needs a space before its "#"; a text with "#" needs quotes around all of it
          a: [x,#y~ z] ¦ 1 ¦ a comment needs a space before its "#"; a text with "#" needs quotes around all of it
          a: [x, # y~ z,#u~ v] ¦ 2 ¦ a comment needs a space before its "#"; a text with "#" needs quotes around all of it
          a: &an:chor real text ¦ 1 ¦ the name of the YAML anchor &an:chor may have only letters, digits, "-" and "_"; a text that begins with "&" needs quotes
          &a:b: 1 ¦ 1 ¦ the name of the YAML anchor &a:b: may have only letters, digits, "-" and "_"; a text that begins with "&" needs quotes
          a: [?x] ¦ 1 ¦ a text in brackets that begins with "?" needs quotes
          {a: b, ?c: d} ¦ 1 ¦ a text in brackets that begins with "?" needs quotes
          a: [-] ¦ 1 ¦ a "-" alone is not an element of a list in brackets: put it in quotes
          a:~- [x, {b: [-, y]}] ¦ 2 ¦ a "-" alone is not an element of a list in brackets: put it in quotes
          a: b~%YAML 1.2~---~c: d ¦ 2 ¦ a line with % after a document needs a line with ... before it
          a: b~%TAG ! x~---~c: d ¦ 2 ¦ a line with % after a document needs a line with ... before it
          ---~---~%OTHER~--- ¦ 3 ¦ a line with % after a document needs a line with ... before it
          a: >~ ~    ~ # text~b: c ¦ 4 ¦ a line with "#" that belongs to the text must have as many spaces as the lines above
          a:~  b: |~~      ~    # text ¦ 5 ¦ a line with "#" that belongs to the text must have as many spaces as the lines above
          """)
  void aTextWithAnotherMeaningIsRefused(String text, int line, String reason) {
    assertEquals(List.of("a.yaml:" + line + ": cannot be read: " + reason), mistakes(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          a: 'Inbound' #1 ¦ {"a":"Inbound"}
          a: Inbound#1 #2 ¦ {"a":"Inbound#1"}
          # x~#y~a: b~  #z~# ¦ {"a":"b"}
          a: [x, #y~ z #u~#v~] #w ¦ {"a":["x","z"]}
          a: "🎉" #1~b: "🎉" ¦ {"a":"🎉","b":"🎉"}
          a: https://example.com/#top ¦ {"a":"https://example.com/#top"}
          a: &anchor text ¦ {"a":"text"}
          a: &anchor~  b: c ¦ {"a":{"b":"c"}}
          a: [&x y, &z {b: c}] ¦ {"a":["y",{"b":"c"}]}
          a: '&an:chor' ¦ {"a":"&an:chor"}
          a: [-1, -x, '-'] ¦ {"a":[-1,"-x","-"]}
          a:~- - x~- '-' ¦ {"a":[["x"],"-"]}
          %YAML 1.2~---~a: b ¦ {"a":"b"}
          a: b~...~%YAML 1.2~---~# nothing ¦ {"a":"b"}
          a: |~ %YAML 1.2~ # text ¦ {"a":"%YAML 1.2\\n# text"}
          a: >~~# comment~b: c ¦ {"a":"","b":"c"}
          a: >~    ~# comment~b: c ¦ {"a":"","b":"c"}
          a: [x,~ y~] ¦ {"a":["x","y"]}
          a: {~  b: "x~~ y"~} ¦ {"a":{"b":"x\\ny"}}
          [x,~y,~"z~u"] ¦ ["x","y","z u"]
          - [x,~ y] ¦ [["x","y"]]
          """)
  void aNeighborThatYamlAllowsIsRead(String text, String json) {
    assertEquals(json, Json.compact(DocumentReader.read("a.yaml", bytes(text)).get(0).tree()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          a: b: c ¦ 1 ¦ unexpected ": ": put a text with ": " in quotes, or correct the indentation
          a: b~ c: d ¦ 2 ¦ unexpected ": ": put a text with ": " in quotes, or correct the indentation
          a: 'b': c ¦ 1 ¦ unexpected ": ": put a text with ": " in quotes, or correct the indentation
          a: - b~   - c ¦ 1 ¦ a list cannot begin on the line of its key: begin it on the next line
          a: "b" c ¦ 1 ¦ unexpected text after the value: put the whole value in quotes, or correct the indentation
          a: b # c~  d ¦ 2 ¦ unexpected text after the value: put the whole value in quotes, or correct the indentation
          a:~  b: c~ d: e ¦ 3 ¦ the indentation of this line does not fit the lines above it
          a:~  - b~ - c ¦ 3 ¦ the indentation of this line does not fit the lines above it
          a:~  b~c~d: e ¦ 3 ¦ a line without a colon after its key, or with a wrong indentation
          a:~ - b~ c ¦ 3 ¦ a line without a colon after its key, or with a wrong indentation
          x: y~'a~ b': c ¦ 2 ¦ a line without a colon after its key, or with a wrong indentation
          a: [b, c~ d: e ¦ 2 ¦ a comma or ] is missing
          a: {b: c~ d: e ¦ 2 ¦ a comma or } is missing
          a: [b, c~d: e ¦ 2 ¦ this line belongs to the value above it and needs more spaces, or a bracket, a brace or a quote is missing
          a: {b: c~d: e ¦ 2 ¦ this line belongs to the value above it and needs more spaces, or a bracket, a brace or a quote is missing
          a: "b~c" ¦ 2 ¦ this line belongs to the value above it and needs more spaces, or a bracket, a brace or a quote is missing
          - a: [b,~  c] ¦ 2 ¦ this line belongs to the value above it and needs more spaces, or a bracket, a brace or a quote is missing
          %YAML 1.2 ¦ 1 ¦ a line with % needs a line with --- and a document after it
          a: [b, , c] ¦ 1 ¦ a value is missing
          a: [, b] ¦ 1 ¦ a value is missing
          a: "b~c: d ¦ 1 ¦ a quote is not closed
          a: 'b~---~c: d ¦ 1 ¦ a quote is not closed
          a: "\\\\." ¦ 1 ¦ unknown escape sequence: write \\\\ for a backslash
          a: "\\\\u12" ¦ 1 ¦ an escape sequence such as \\u00e9 is incomplete
          a:~>>b: c ¦ 2 ¦ a tab cannot be part of the indentation: use spaces
          a: @b ¦ 1 ¦ a text cannot begin with @: put a text in quotes when it has special characters
          a: %b ¦ 1 ¦ a text cannot begin with %: put a text in quotes when it has special characters
          a: > b~  c ¦ 1 ¦ unexpected text; the text of | or > begins on the next line
          a: >0~  b ¦ 1 ¦ after | or >, only +, - and a digit from 1 to 9 are allowed
          a: >#b~  c ¦ 1 ¦ after | or >, only +, - and a digit from 1 to 9 are allowed
          a: &b &c d ¦ 1 ¦ a value cannot have two YAML anchors
          a: &b c~d: &e *b ¦ 2 ¦ a YAML anchor cannot stand before an alias
          a: b~... c ¦ 2 ¦ unexpected text after the end of the document
          %YAML 1.2~%YAML 1.2~---~a: b ¦ 2 ¦ the line %YAML appears twice
          : a ¦ 1 ¦ the key is empty
          [a]: b ¦ 1 ¦ a key must be a text
          """)
  void aBrokenTextIsExplainedInPlainWords(String text, int line, String reason) {
    assertEquals(List.of("a.yaml:" + line + ": cannot be read: " + reason), mistakes(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          010 ¦ is written 010, which is 8 in YAML 1.1 and 10 in YAML 1.2: write 8 or 10, or put it in quotes if it is a text
          -010 ¦ is written -010, which is -8 in YAML 1.1 and -10 in YAML 1.2: write -8 or -10, or put it in quotes if it is a text
          007 ¦ is written 007: write 7, or put it in quotes if it is a text
          0x1F ¦ is written 0x1F: write 31, or put it in quotes if it is a text
          0b101 ¦ is written 0b101: write 5, or put it in quotes if it is a text
          1_000 ¦ is written 1_000: write 1000, or put it in quotes if it is a text
          +1_0 ¦ is written +1_0: write 10, or put it in quotes if it is a text
          """)
  void aNumberInAnotherNotationIsRefused(String number, String reason) {
    assertEquals(List.of("a.yaml:2: b.c " + reason), mistakes("b:~  c: " + number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          a.yaml ¦ b:~  c: "\\\\ud800" ¦ a.yaml:2: b.c has half a character
          a.yaml ¦ c: "x\\\\udc00y" ¦ a.yaml:1: c has half a character
          a.yaml ¦ c: "\\\\U0000D800" ¦ a.yaml:1: c has half a character
          a.json ¦ {"b":~ {"c": "\\\\ud83c"}} ¦ a.json:2: b.c has half a character
          a.json ¦ {"c": ["\\\\ud83c\\\\ud83c\\\\udf89"]} ¦ a.json:1: c[0] has half a character
          """)
  void halfACharacterIsRefused(String file, String text, String mistake) {
    assertEquals(
        List.of(
            mistake
                + " (a lone surrogate, such as \\ud83d): write the whole character, or remove it"),
        mistakes(file, text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          a.json ¦ {"a": {"\\\\ud800": 1}}
          a.yaml ¦ "\\\\ud800": 1
          """)
  void halfACharacterIsRefusedInANameToo(String file, String text) {
    assertEquals(1, mistakes(file, text).size());
  }

  @ParameterizedTest
  @CsvSource({"a.json", "a.yaml"})
  void bothHalvesOfACharacterAreOne(String file) {
    String text = "{\"a\": \"\\ud83c\\udf89\", \"b🎉\": \"🎉\"}";
    String tree = Json.compact(DocumentReader.read(file, bytes(text)).get(0).tree());
    assertEquals("{\"a\":\"🎉\",\"b🎉\":\"🎉\"}", tree);
  }

  private static List<String> mistakes(String text) {
    return mistakes("a.yaml", text);
  }

  private static List<String> mistakes(String file, String text) {
    InvalidDocumentException invalid =
        assertThrows(InvalidDocumentException.class, () -> DocumentReader.read(file, bytes(text)));
    return invalid.mistakes().stream().map(Mistake::describe).toList();
  }

  private static byte[] bytes(String text) {
    String lines = text.replace("~", "\n").replace(">>", "\t").replace("\\\\", "\\");
    return lines.getBytes(StandardCharsets.UTF_8);
  }
}
