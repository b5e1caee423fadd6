package orch.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Canonical JSON, with the examples of RFC 8785. */
class CanonicalJsonTest {
  private static String canonical(String json) {
    return CanonicalJson.of(Json.read(json));
  }

  @Test
  void theExampleOfTheRfc() {
    assertEquals(
        "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
            + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}",
        canonical(
            "{\"numbers\": [333333333.33333329, 1E30, 4.50, 2e-3,"
                + " 0.000000000000000000000000001],"
                + "\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\","
                + "\"literals\": [null, true, false]}"));
  }

  @Test
  void membersAreSortedByUtf16() {
    assertEquals(
        "{\"\\r\":0,\"1\":1,\"\u0080\":2,\"ö\":3,\"€\":4,\"\ud83d\ude00\":5,\"\ufb33\":6}",
        canonical(
            "{\"\\u20ac\":4,\"\\r\":0,\"\\ufb33\":6,\"1\":1,\"\\ud83d\\ude00\":5,\"\\u0080\":2,"
                + "\"\\u00f6\":3}"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "1.0, 1",
    "10, 10",
    "1e2, 100",
    "9007199254740991, 9007199254740991",
    "9007199254740993, 9007199254740993",
    "1e20, 100000000000000000000",
    "1.5, 1.5",
    "-1.5e-7, -1.5e-7",
    "0.000001, 0.000001",
    "5e-324, 5e-324",
    "123456.789, 123456.789",
  })
  void numbersAreThoseOfEcmaScript(String json, String canonical) {
    assertEquals(canonical, canonical(json));
  }

  @Test
  void emptyValuesAreShort() {
    assertEquals("{\"a\":[],\"b\":{},\"c\":\"\"}", canonical("{\"c\":\"\", \"b\":{ }, \"a\":[ ]}"));
  }
}
