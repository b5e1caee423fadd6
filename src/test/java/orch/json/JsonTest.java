package orch.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"z\":1,\"a\":2,\"m\":3}",
        "{\"a\":null,\"b\":{\"c\":null},\"d\":[null]}",
        "[1.10,0.0,100.00]",
        "[2147483647,2147483648,-9223372036854775808]",
        "[9223372036854775808,123456789012345678901234567890]",
        "[12345678901234567890.123456789012345678901234567890]",
        "[true,false,null,\"\",{},[]]",
        "{\"\":{\"a/b\":1,\"a~b\":2,\"a.b\":3}}",
        "\"\\\"\\\\\\n\\u0000\"",
        "\"Grüße 🎉\"",
        "0"
      })
  void whatWasReadIsWrittenToTheLetter(String text) {
    assertEquals(text, Json.compact(Json.read(text)));
    assertEquals(text, Json.compact(Json.read(Json.pretty(Json.read(text)))));
  }

  @Test
  void anExponentStaysOneInsteadOfBecomingDigits() {
    assertEquals("1E+400", Json.compact(Json.read("1e400")));
  }

  @Test
  void prettyMeansTwoSpacesAndShortEmptyThings() {
    JsonNode value = Json.read("{\"a\":1,\"b\":[1,{\"c\":[]}],\"d\":{}}");
    assertEquals(
        """
        {
          "a": 1,
          "b": [
            1,
            {
              "c": []
            }
          ],
          "d": {}
        }""",
        Json.pretty(value));
  }

  @Test
  void severalValuesInARowAreReadOneByOne() {
    List<JsonNode> values = Json.readAll("{\"a\":1}\n{\"a\":2} [3] 4\n");
    assertEquals("[{\"a\":1}, {\"a\":2}, [3], 4]", values.toString());
    assertEquals(List.of(), Json.readAll("  \n"));
  }

  @Test
  void oneValueMeansOne() {
    assertEquals("the text is empty", malformed("").reason());
    assertEquals("it has more than one value", malformed("1 2").reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"a\"",
        "[1,",
        "{\"a\":}",
        "{'a':1}",
        "nope",
        "NaN",
        "01",
        "\"a\nb\"",
        "1 //c",
        "\"a"
      })
  void whatIsNotJsonIsRefusedWithoutATraceOfTheLibrary(String text) {
    MalformedTextException problem = malformed(text);
    assertFalse(problem.reason().contains("Source"), problem.reason());
    assertFalse(problem.reason().contains("StreamReadFeature"), problem.reason());
    assertFalse(problem.reason().isBlank());
    assertTrue(problem.line() >= 1 && problem.column() >= 1);
  }

  @Test
  void aMalformedPlaceIsCountedFromOne() {
    MalformedTextException problem = malformed("{\n  \"a\": 1,\n  \"b\": nope\n}");
    assertEquals(3, problem.line());
    assertTrue(problem.column() >= 8, "column " + problem.column());
  }

  @Test
  void nestingHasAnEndThatIsNotAStackOverflow() {
    assertThrows(MalformedTextException.class, () -> Json.read("[".repeat(100_000)));
  }

  @Test
  void nestingIsRefusedInPlainWords() {
    assertEquals("it is nested deeper than 68 levels", malformed("[".repeat(69)).reason());
    MalformedTextException document =
        assertThrows(MalformedTextException.class, () -> Json.readDocument("[".repeat(65)));
    assertEquals("it is nested deeper than 64 levels", document.reason());
    Json.read("[".repeat(64) + "]".repeat(64));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e9999999999",
        "1e999999999",
        "1e-999999999",
        "0e600",
        "-1E501",
        "[1e2147483648]"
      })
  void aNumberWithAHugeExponentIsRefused(String text) {
    String reason = malformed(text).reason();
    assertTrue(reason.startsWith("the number ") && reason.endsWith(" is out of range"), reason);
  }

  @Test
  void aNumberThatIsAbsurdlyLongIsRefused() {
    assertEquals(
        "the number " + "1".repeat(40) + "... is out of range",
        malformed("1".repeat(401)).reason());
    assertFalse(malformed("1".repeat(2_000_000)).reason().contains("Constraints"));
    assertFalse(malformed("0." + "1".repeat(2_000_000)).reason().contains("Constraints"));
    String long400 = "1".repeat(400);
    assertEquals(long400, Json.compact(Json.read(long400)));
  }

  @Test
  void aTextOfVeryManyValuesIsRefused() {
    String reason = malformed("[" + "{},".repeat(500_000) + "1]").reason();
    assertEquals("it has more than 500000 values", reason);
  }

  @Test
  void prettyTextIsWrittenPieceByPiece() {
    JsonNode value = Json.read("{\"a\":[1,{\"b\":null}]}");
    StringWriter text = new StringWriter();
    Json.pretty(value, text);
    assertEquals(Json.pretty(value), text.toString());
  }

  @Test
  void aWatcherHearsOfEveryValueAndOfRepeatedKeys() throws IOException {
    List<String> heard = new ArrayList<>();
    TreeReader.Watcher watcher =
        new TreeReader.Watcher() {
          @Override
          public void value(String pointer, JsonParser at) {
            heard.add(pointer);
          }

          @Override
          public void repeated(String pointer, JsonParser at) {
            heard.add("twice " + pointer);
          }
        };
    try (JsonParser parser = Json.parser("{\"a/b\":[1,{\"~\":2}],\"a/b\":3}")) {
      parser.nextToken();
      JsonNode read = TreeReader.document(parser, watcher);
      assertEquals("{\"a/b\":3}", Json.compact(read), "the later value counts");
    }
    assertEquals(
        List.of("", "/a~1b", "/a~1b/0", "/a~1b/1", "/a~1b/1/~0", "twice /a~1b", "/a~1b"), heard);
  }

  @Test
  void whatIsNoJsonValueIsNotWritten() {
    JsonNode binary = JsonNodeFactory.instance.binaryNode(new byte[] {1});
    assertThrows(IllegalArgumentException.class, () -> Json.compact(binary));
  }

  private static MalformedTextException malformed(String text) {
    return assertThrows(MalformedTextException.class, () -> Json.read(text));
  }
}
