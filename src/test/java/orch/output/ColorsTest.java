package orch.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import orch.Orch;
import orch.json.Json;
import orch.term.Screen;
import orch.term.Style;
import orch.term.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSON and YAML in color: the colors of jq, and otherwise the same text. */
class ColorsTest {
  private static final View VIEW = new View("id", List.of(), List.of("id", "*"));
  private static final List<String> TEXTS =
      List.of(
          "plain",
          "",
          " ",
          "a: b",
          "- x",
          "? y",
          "true",
          "null",
          "12",
          "1e3",
          "#no",
          "a\nb\n",
          "a\n\n  b",
          "|",
          "\n",
          "\t",
          "\"quoted\"",
          "it's",
          "back\\slash",
          "日本",
          "\u001b[31m",
          "\u202e",
          "{",
          "[]",
          "key with spaces",
          "~",
          "---",
          "x".repeat(200),
          "https://example.com");

  private static String printed(
      Format format,
      Style style,
      Map<String, String> environment,
      boolean many,
      JsonNode... items) {
    return printed(format, Optional.empty(), style, environment, many, items);
  }

  private static String printed(
      Format format,
      Optional<String> jq,
      Style style,
      Map<String, String> environment,
      boolean many,
      JsonNode... items) {
    Screen out = new Screen();
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(), out.stream, out.stream, Set.of(Terminal.Stream.OUT));
    OutputOptions options = new OutputOptions(Optional.of(format), List.of(), jq, true);
    Output output =
        new Output(
            terminal,
            style,
            options,
            environment,
            () -> Instant.EPOCH,
            false,
            style == Style.COLORED);
    Printer printer = many ? output.many(VIEW, Format.JSON) : output.one(VIEW);
    for (JsonNode item : items) {
      printer.print(item);
    }
    printer.end();
    return out.text();
  }

  private static String visible(String colored) {
    return colored
        .replaceAll("\033\\[0;90m", "<null>")
        .replaceAll("\033\\[0;39m", "<word>")
        .replaceAll("\033\\[0;32m", "<text>")
        .replaceAll("\033\\[1;39m", "<sign>")
        .replaceAll("\033\\[34;1m", "<key>")
        .replaceAll("\033\\[0m", "</>");
  }

  @Test
  void jsonHasTheColorsOfJq() {
    JsonNode item = Json.read("{\"a\":[null,true,-1.50],\"b\":{\"c\":\"d\\\"\"}}");
    assertEquals(
        """
        <sign>{</><key>"a"</><sign>:</><sign>[</><null>null</><sign>,</><word>true</><sign>,</>\
        <word>-1.50</><sign>]</><sign>,</><key>"b"</><sign>:</><sign>{</><key>"c"</><sign>:</>\
        <text>"d\\""</><sign>}</><sign>}</>
        """,
        visible(printed(Format.JSONL, Style.COLORED, Map.of(), true, item)));
  }

  @Test
  void yamlHasTheSameColors() {
    JsonNode item = Json.read("{\"a\":[null,true,-1.50,\"x\\ny\",[]],\"b c\":{\"c\":\"d\"}}");
    assertEquals(
        """
        <key>a</><sign>:</>
          <sign>-</> <null>null</>
          <sign>-</> <word>true</>
          <sign>-</> <word>-1.50</>
          <sign>-</> <text>|-</>
            <text>x</>
            <text>y</>
          <sign>-</> <sign>[]</>
        <key>b c</><sign>:</>
          <key>c</><sign>:</> <text>d</>
        """,
        visible(printed(Format.YAML, Style.COLORED, Map.of(), true, item)));
  }

  @Test
  void jqColorsChangesTheColorsUnlessItIsMalformed() {
    JsonNode item = Json.read("{\"a\":null}");
    String ours = printed(Format.JSONL, Style.COLORED, Map.of("JQ_COLORS", "31"), true, item);
    assertTrue(ours.contains("\033[31mnull\033[0m"), ours);
    assertTrue(ours.contains("\033[34;1m\"a\"\033[0m"), ours);
    String all = "1:2:3:4:5:6:7:8";
    ours = printed(Format.JSONL, Style.COLORED, Map.of("JQ_COLORS", all), true, item);
    assertTrue(ours.contains("\033[7m{\033[0m\033[8m\"a\"\033[0m"), ours);
    for (String bad : List.of("31m\033[2J", "1:2:3:4:5:6:7:8:9", "red")) {
      ours = printed(Format.JSONL, Style.COLORED, Map.of("JQ_COLORS", bad), true, item);
      assertTrue(ours.contains("\033[0;90mnull\033[0m"), ours);
    }
  }

  @Test
  void withoutItsColorsTheTextIsTheSame() {
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      JsonNode[] items = {value(random, 4), value(random, 4), value(random, 2)};
      for (Format format : List.of(Format.JSON, Format.JSONL, Format.YAML)) {
        String plain = printed(format, Style.PLAIN, Map.of(), true, items);
        String colored = printed(format, Style.COLORED, Map.of(), true, items);
        assertEquals(plain, withoutColors(colored), "seed " + seed);
        assertFalse(plain.contains("\033"), "seed " + seed);
      }
      for (Format format : List.of(Format.JSON, Format.JSONL)) {
        Optional<String> jq = Optional.of("., [.], {a: .}");
        String plain = printed(format, jq, Style.PLAIN, Map.of(), false, items[0]);
        String colored = printed(format, jq, Style.COLORED, Map.of(), false, items[0]);
        assertEquals(plain, withoutColors(colored), "seed " + seed);
      }
    }
  }

  @Test
  void aPipeGetsColorsOnlyWhenTheCommandLineAsksForThem(@TempDir Path home) {
    Orch orch = new Orch(home).with("FORCE_COLOR", "1");
    for (String format : List.of("json", "jsonl", "yaml")) {
      assertFalse(orch.run("version", "-o", format).out().contains("\033"), format);
      String always = orch.run("version", "-o", format, "--color", "always").out();
      assertTrue(always.contains("\033"), format);
    }
    orch.onTerminal(Terminal.Stream.OUT);
    assertTrue(orch.run("version", "-o", "json").out().contains("\033"), "on a terminal");
    assertFalse(orch.run("version", "-o", "json", "--color", "never").out().contains("\033"), "");
    orch.with("FORCE_COLOR", "").with("NO_COLOR", "1");
    assertFalse(orch.run("version", "-o", "json").out().contains("\033"), "NO_COLOR");
  }

  @Test
  void largeYamlIsStreamedInColor() {
    JsonNode large = Json.object().put("text", "x".repeat(3 << 20));
    String plain = printed(Format.YAML, Style.PLAIN, Map.of(), true, large);
    String colored = printed(Format.YAML, Style.COLORED, Map.of(), true, large);
    assertTrue(colored.startsWith("\033[34;1m"), "colored");
    assertEquals(plain, withoutColors(colored));
  }

  private static String withoutColors(String text) {
    return text.replaceAll("\033\\[[0-9;]*m", "");
  }

  private static JsonNode value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> Json.read(List.of("null", "true", "false").get(random.nextInt(3)));
      case 1 -> Json.read(List.of("0", "-1", "1.10", "1E+3").get(random.nextInt(4)));
      case 4 -> array(random, depth - 1);
      case 5 -> object(random, depth - 1);
      default -> JsonNodeFactory.instance.textNode(text(random));
    };
  }

  private static String text(Random random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private static JsonNode array(Random random, int depth) {
    ArrayNode array = Json.array();
    for (int i = random.nextInt(4); i > 0; i--) {
      array.add(value(random, depth));
    }
    return array;
  }

  private static JsonNode object(Random random, int depth) {
    ObjectNode object = Json.object();
    for (int i = random.nextInt(4); i > 0; i--) {
      object.set(text(random), value(random, depth));
    }
    return object;
  }
}
