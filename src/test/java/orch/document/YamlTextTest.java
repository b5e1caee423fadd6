package orch.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import orch.configuration.Documents;
import orch.configuration.Limits;
import orch.configuration.NastyTexts;
import orch.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {
  @Test
  void everyNastyTextComesBackAsValueKeyAndElement() {
    for (String text : NastyTexts.ALL) {
      ObjectNode value = Json.object();
      value.put("value", text).put("after", 1);
      value.set(text.equals("value") ? "x" : text + "?", Json.array().add(text).add(text));
      value.set("key", Json.object().put(text, text));
      assertEquals(value, read(YamlText.write(value)), () -> shown(text, value));
    }
  }

  @Test
  void everyDocumentComesBack() {
    long seed = Long.getLong("orch.seed", 20260301);
    Random random = new Random(seed);
    for (int round = 0; round < 5_000; round++) {
      ObjectNode value = object(random, 3).put("never", "empty");
      String yaml = YamlText.write(value);
      assertEquals(value, read(yaml), () -> "seed " + seed + "\n" + shown(yaml, value));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "2147483648",
        "123456789012345678901234567890",
        "1.10",
        "0.0",
        "-0.50",
        "1E+3",
        "1E-7",
        "1.5E+400",
        "1E+400",
        "true",
        "null",
        "[]",
        "{}",
        "[[]]",
        "[{}]",
        "\"\""
      })
  void numbersKeepTheirDigits(String json) {
    String document = "{\"value\":" + json + "}";
    assertEquals(document, Json.compact(read(YamlText.write(Json.read(document)))));
  }

  @Test
  void whatIsWrittenIsWhatAPersonWouldWrite() {
    JsonNode value =
        Json.read(
            """
            {"displayName": "My Support Config", "description": "no", "ratio": 1.10, "none": null,
             "memoryExtractionEnabled": true,
             "channelSettings": {"SMS": {"captureRules": [{"from": "+15551230100", "to": "*",
             "metadata": {}}], "statusTimeouts": null}}, "on": [], "lines": "a\\nb\\n"}""");
    assertEquals(
        """
        displayName: My Support Config
        description: "no"
        ratio: 1.10
        none: null
        memoryExtractionEnabled: true
        channelSettings:
          SMS:
            captureRules:
              - from: "+15551230100"
                to: "*"
                metadata: {}
            statusTimeouts: null
        "on": []
        lines: |
          a
          b
        """,
        YamlText.write(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          on | true
          yes | true
          No | false
          y | "y"
          true | true
          False | false
          null | null
          ~ | null
          +15551230100 | 15551230100
          15551230100 | 15551230100
          0o17 | "0o17"
          1.10 | 1.10
          2026-01-01 | "2026-01-01"
          12:30 | "12:30"
          """)
  void anUnquotedWordMeansThis(String word, String json) {
    assertEquals("{\"v\":" + json + "}", Json.compact(read("v: " + word)));
  }

  @Test
  void anUnquotedPhoneNumberIsCaughtAsANumberWithTheAdviceToQuoteIt() {
    String yaml = "SMS: {captureRules: [{from: +15551230100, to: '*'}]}";
    ObjectNode document = Documents.minimal();
    document.set("channelSettings", read(yaml));
    assertEquals(
        List.of(
            "channelSettings.SMS.captureRules[0].from must be a text: put it in quotes, not the"
                + " number 15551230100"),
        Documents.violations(Limits.CREATE, document));
  }

  @Test
  void noControlCharacterIsEverWrittenRaw() {
    for (String text : NastyTexts.ALL) {
      String yaml = YamlText.write(Json.object().put("v", text).put(text, "v"));
      assertFalse(
          yaml.chars().anyMatch(c -> (c < ' ' && c != '\n' && c != '\t') || c == 0x7f),
          () -> shown(yaml, Json.object()));
    }
  }

  private static ObjectNode object(Random random, int depth) {
    ObjectNode object = Json.object();
    for (int i = random.nextInt(4); i > 0; i--) {
      object.set(text(random), value(random, depth));
    }
    return object;
  }

  private static JsonNode value(Random random, int depth) {
    int kind = random.nextInt(depth > 0 ? 8 : 6);
    return switch (kind) {
      case 0 -> Json.read(String.valueOf(random.nextInt()));
      case 1 -> Json.read(random.nextInt(100) + "." + random.nextInt(1000));
      case 2 -> Json.read(random.nextBoolean() ? "true" : "null");
      case 6 -> object(random, depth - 1);
      case 7 -> {
        ArrayNode array = Json.array();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(value(random, depth - 1));
        }
        yield array;
      }
      default -> Json.object().put("t", text(random)).get("t");
    };
  }

  /** One of the nasty texts, or several concatenated. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      text.append(NastyTexts.ALL.get(random.nextInt(NastyTexts.ALL.size())));
    }
    return text.toString();
  }

  private static JsonNode read(String yaml) {
    return DocumentReader.read("x.yaml", yaml.getBytes(StandardCharsets.UTF_8)).get(0).tree();
  }

  private static String shown(String text, JsonNode value) {
    StringBuilder codes = new StringBuilder();
    text.chars().forEach(c -> codes.append(Integer.toHexString(c)).append(' '));
    return codes + "\n" + Json.compact(value);
  }
}
