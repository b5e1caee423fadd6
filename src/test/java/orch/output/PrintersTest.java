package orch.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import orch.document.DocumentReader;
import orch.json.Json;
import orch.term.Screen;
import orch.term.Style;
import orch.term.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The printers by their exact text. */
class PrintersTest {
  private static final Column ID = Column.of("ID", "id");
  private static final Column NAME = Column.of("NAME", "name").as(Column.Kind.TEXT);
  private static final Column KEYS = Column.ofKeys("KEYS", "channels");
  private static final View VIEW =
      new View(
          List.of("id"),
          List.of(ID, NAME, KEYS),
          List.of(ID, NAME, KEYS, Column.of("VERSION", "version")),
          List.of("id", "name", "channels", "channels.*", "channels.*.rules.from", "version"),
          true,
          List.of());
  private static final JsonNode FIRST =
      Json.read("{\"id\":\"c_1\",\"name\":\"One\",\"channels\":{\"SMS\":{},\"CHAT\":null}}");
  private static final JsonNode SECOND =
      Json.read("{\"id\":\"c_22\",\"name\":\"Zwölf 日本\",\"version\":1.10}");

  private final Screen out = new Screen();
  private final Set<Terminal.Stream> terminals = EnumSet.noneOf(Terminal.Stream.class);
  private Optional<String> jq = Optional.empty();
  private boolean headed = true;

  @Test
  void oneThingAsJson() {
    assertEquals(
        "{\n  \"id\": \"c_22\",\n  \"name\": \"Zwölf 日本\",\n  \"version\": 1.10\n}\n",
        one(Format.JSON, List.of(), SECOND));
    Printer usual = output(Optional.empty(), List.of(), Style.PLAIN).one(VIEW);
    usual.print(Json.object());
    usual.end();
    assertEquals("{}\n", out.text());
  }

  @Test
  void manyThingsAsAJsonArray() {
    assertEquals(
        """
        [
          {
            "id": "c_1",
            "name": "One",
            "channels": {
              "SMS": {},
              "CHAT": null
            }
          },
          {
            "id": "c_22",
            "name": "Zwölf 日本",
            "version": 1.10
          }
        ]
        """,
        many(Format.JSON, List.of(), FIRST, SECOND));
    assertEquals("[]\n", many(Format.JSON, List.of()));
  }

  @Test
  void manyThingsAsJsonLines() {
    assertEquals(FIRST + "\n" + SECOND + "\n", many(Format.JSONL, List.of(), FIRST, SECOND));
    assertEquals("", many(Format.JSONL, List.of()));
  }

  @Test
  void manyThingsAsYamlDocuments() {
    assertEquals(
        """
        id: c_1
        name: One
        channels:
          SMS: {}
          CHAT: null
        ---
        id: c_22
        name: "Zwölf 日本"
        version: 1.10
        """,
        many(Format.YAML, List.of(), FIRST, SECOND));
  }

  @Test
  void manyThingsAsATable() {
    assertEquals(
        """
        ID    NAME        KEYS
        c_1   One         SMS,CHAT
        c_22  Zwölf 日本
        """,
        many(Format.TABLE, List.of(), FIRST, SECOND));
    assertEquals("ID  NAME  KEYS\n", many(Format.TABLE, List.of()));
  }

  @Test
  void aTableLooksAheadAThousandRowsAndStreamsTheRest() {
    Printer table =
        output(Optional.empty(), List.of("id", "name"), Style.COLORED).many(VIEW, Format.TABLE);
    IntStream.range(0, 999).forEach(i -> table.print(Json.object().put("id", i)));
    assertEquals("", out.text());
    table.print(Json.object().put("id", "x".repeat(5)).put("name", "last"));
    String held = out.text();
    assertEquals("\033[1mID     NAME\033[0m", held.substring(0, held.indexOf('\n')));
    assertEquals(1001, held.lines().count());
    table.print(Json.object().put("id", "longer than that").put("name", "n"));
    table.end();
    assertEquals("longer than that  n\n", out.text());
  }

  @Test
  void manyThingsAsNames() {
    assertEquals("c_1\nc_22\n", many(Format.NAME, List.of(), FIRST, SECOND));
    assertEquals(
        "One\t\nZwölf 日本\t1.10\n", many(Format.NAME, List.of("name", "version"), FIRST, SECOND));
  }

  @Test
  void fieldsNarrowEveryFormat() {
    List<String> fields = List.of("name", "channels.SMS");
    assertEquals(
        "{\n  \"name\": \"One\",\n  \"channels\": {\n    \"SMS\": {}\n  }\n}\n",
        one(Format.JSON, fields, FIRST));
    assertEquals(
        "{\"name\":\"One\",\"channels\":{\"SMS\":{}}}\n{\"name\":\"Zwölf 日本\"}\n",
        many(Format.JSONL, fields, FIRST, SECOND));
    assertEquals("name: One\nchannels:\n  SMS: {}\n", one(Format.YAML, fields, FIRST));
    assertEquals("NAME  CHANNELS.SMS\nOne   {}\n", many(Format.TABLE, fields, FIRST));
  }

  @ParameterizedTest
  @EnumSource(
      value = Format.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ENV", "HUMAN", "SARIF", "JUNIT", "GITHUB", "MARKDOWN"})
  void nothingFromTheServiceMovesTheCursorOrTurnsTheTextOnAScreen(Format format) {
    terminals.add(Terminal.Stream.OUT);
    String evil = "a\u001b[2J\u009b\u202eb\rc\nd\u2028e\u0007";
    JsonNode thing = Json.object().put("id", evil).put("name", evil).put(evil, evil);
    for (List<String> fields : List.of(List.<String>of(), List.of("id", "name"))) {
      String shown = many(format, fields, thing);
      assertFalse(
          shown.chars().anyMatch(c -> (c < ' ' && c != '\n' && c != '\t') || isUnsafe(c)), shown);
    }
  }

  private static boolean isUnsafe(int c) {
    return (c >= 0x7f && c < 0xa0) || (c >= 0x2028 && c <= 0x202e);
  }

  @Test
  void yamlWithHiddenCharactersIsStillTheSameDocument() {
    terminals.add(Terminal.Stream.OUT);
    for (String evil :
        List.of(
            "a\u202eb\nc",
            "\u009b",
            "x\u2028y",
            "\u001b[31m",
            "\\u202e\u202e",
            "tag \udb40\udc41.")) {
      JsonNode thing = Json.object().put("text", evil).put(evil, 1);
      byte[] shown = one(Format.YAML, List.of(), thing).getBytes(StandardCharsets.UTF_8);
      assertEquals(thing, DocumentReader.read("x.yaml", shown).get(0).tree());
    }
  }

  @Test
  void whatIsPipedIsExact() {
    JsonNode thing = Json.object().put("id", "a\u202eb\u009bc\nd").put("name", "\u200bn");
    assertEquals(Json.compact(thing) + "\n", many(Format.JSONL, List.of(), thing));
    assertEquals(Json.pretty(thing) + "\n", one(Format.JSON, List.of(), thing));
    assertEquals(
        "id,name,channels,version\n\"a\u202eb\u009bc\nd\",\u200bn,,\n",
        many(Format.CSV, List.of(), thing));
    jq = Optional.of(".id");
    assertEquals("a\u202eb\u009bc\nd\n", one(Format.JSON, List.of(), thing));
    terminals.add(Terminal.Stream.OUT);
    assertEquals("a\\u202eb\\u009bc\nd\n", one(Format.JSON, List.of(), thing));
  }

  @Test
  void linesOfNamesAndTablesStayLinesAlsoInAPipe() {
    JsonNode thing = Json.object().put("id", "a\nb").put("name", "c\td");
    assertEquals("a\\nb\n", many(Format.NAME, List.of(), thing));
    assertEquals("a\\nb\tc\\td\n", many(Format.NAME, List.of("id", "name"), thing));
    assertEquals("ID    NAME\na\\nb  c\\td\n", many(Format.TABLE, List.of("id", "name"), thing));
  }

  @Test
  void manyThingsAsAWideTable() {
    assertEquals(
        """
        ID    NAME        KEYS      VERSION
        c_1   One         SMS,CHAT
        c_22  Zwölf 日本            1.10
        """,
        many(Format.WIDE, List.of(), FIRST, SECOND));
  }

  @Test
  void manyThingsAsCsv() {
    JsonNode special = Json.object().put("id", "a \"b\"").put("name", "x,y\nz\r");
    assertEquals(
        "id,name,channels,version\nc_1,One,\"SMS,CHAT\",\nc_22,Zwölf 日本,,1.10\n"
            + "\"a \"\"b\"\"\",\"x,y\nz\r\",,\n",
        many(Format.CSV, List.of(), FIRST, SECOND, special));
    assertEquals("version\n\"\"\n1.10\n", many(Format.CSV, List.of("version"), FIRST, SECOND));
    assertEquals("id,name,channels,version\n", many(Format.CSV, List.of()));
    JsonNode address = Json.object().put("id", "+15551230100").put("name", "=1+2");
    assertEquals("id,name\n+15551230100,=1+2\n", many(Format.CSV, List.of("id", "name"), address));
  }

  @Test
  void headersCanBeLeftOut() {
    headed = false;
    assertEquals(
        "c_1   One\nc_22  Z\n",
        many(
            Format.TABLE,
            List.of("id", "name"),
            FIRST,
            Json.object().put("id", "c_22").put("name", "Z")));
    assertEquals("c_1,One\n", many(Format.CSV, List.of("id", "name"), FIRST));
    assertEquals("", many(Format.CSV, List.of()));
    assertEquals("", many(Format.WIDE, List.of()));
    assertEquals("c_1  One  SMS,CHAT\n", many(Format.WIDE, List.of(), FIRST));
  }

  @Test
  void formatsHaveTheNamesPeopleType() {
    assertEquals(
        "[json, jsonl, yaml, table, wide, csv, name, tree, mermaid, env, human, sarif, junit,"
            + " github, markdown]",
        Arrays.toString(Format.values()));
  }

  private Output output(Optional<Format> format, List<String> fields, Style style) {
    Terminal terminal =
        new Terminal(InputStream.nullInputStream(), out.stream, new Screen().stream, terminals);
    return new Output(
        terminal,
        style,
        new OutputOptions(format, fields, jq, headed),
        Map.of("COLUMNS", "1000"),
        () -> Instant.EPOCH,
        false,
        false);
  }

  private String one(Format format, List<String> fields, JsonNode thing) {
    Printer printer = output(Optional.of(format), fields, Style.PLAIN).one(VIEW);
    printer.print(thing);
    printer.end();
    return out.text();
  }

  private String many(Format format, List<String> fields, JsonNode... things) {
    Printer printer = output(Optional.of(format), fields, Style.PLAIN).many(VIEW, Format.TABLE);
    for (JsonNode thing : things) {
      printer.print(thing);
    }
    printer.end();
    return out.text();
  }
}
