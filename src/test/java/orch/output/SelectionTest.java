package orch.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import orch.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The items that {@code --filter} selects, and their order with {@code --sort-by}. */
class SelectionTest {
  private static final JsonNode THING =
      Json.read(
          """
          {"name": "My Support", "n": 1.10, "on": true, "none": null, "ids": ["a", "b"], "no": [],
           "sms": {"rules": [{"from": "x"}, {"from": "y"}]}, "address": "a=b", "empty": {}}""");

  @ParameterizedTest
  @CsvSource({
    "name=My Support, true",
    "name=my support, false",
    "name!=my support, true",
    "name!=My Support, false",
    "name~SUPP, true",
    "name~z, false",
    "name = My Support, true",
    "n=1.1, true",
    "n=1.10, true",
    "n=2, false",
    "n=x, false",
    "on=true, true",
    "on=false, false",
    "none=, true",
    "none!=, false",
    "absent=, true",
    "absent=x, false",
    "absent!=x, true",
    "absent~x, false",
    "absent~, true",
    "no=, true",
    "no!=, false",
    "no=x, false",
    "ids=b, true",
    "ids=c, false",
    "ids!=b, false",
    "ids!=c, true",
    "ids.0=b, false",
    "ids.1=b, true",
    "ids=, false",
    "sms!=, true",
    "sms=rules, true",
    "sms=rule, false",
    "sms!=rules, false",
    "sms~x, true",
    "empty=, false",
    "empty!=, true",
    "voice!=, false",
    "sms.rules.from=y, true",
    "sms.rules.from!=y, false",
    "sms.rules.from~Y, true",
    "sms.rules.from=z, false",
    "address=a=b, true"
  })
  void aFilterPicks(String filter, boolean picked) {
    assertEquals(picked, Filter.parse(filter).test(THING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "name", "=x", "!=x", "~x", "name!x"})
  void whatIsNoFilterIsRefused(String filter) {
    BadSelectionException problem =
        assertThrows(BadSelectionException.class, () -> Filter.parse(filter));
    assertEquals(
        "--filter: '" + filter + "' is not FIELD=VALUE, FIELD!=VALUE or FIELD~TEXT",
        problem.getMessage());
  }

  private static String sorted(String order, String... values) {
    Sorted things = new Sorted(List.of(SortKey.parse(order)));
    for (int i = 0; i < values.length; i++) {
      String field = values[i].isEmpty() ? "" : "\"f\": {\"v\": " + values[i] + "}, ";
      things.add(Json.read("{" + field + "\"i\": " + i + "}"));
    }
    return things.things().map(thing -> thing.path("i").asText()).collect(Collectors.joining());
  }

  @Test
  void moreThanCanBeHeldIsRefused() {
    Sorted things = new Sorted(List.of(SortKey.parse("name")));
    JsonNode large = Json.object().put("text", "x".repeat(1 << 20));
    BadSelectionException problem =
        assertThrows(
            BadSelectionException.class,
            () -> {
              for (int i = 0; i < 65; i++) {
                things.add(large);
              }
            });
    assertEquals(
        "--sort-by: the list is too large to be sorted: the first 63 items take more than 64 MiB;"
            + " --filter makes it smaller, and -o jsonl prints it unsorted",
        problem.getMessage());
  }

  @Test
  void numbersAreComparedAsNumbers() {
    assertEquals("2013", sorted("f.v", "9", "10.5", "-1", "1e2"));
    assertEquals("3102", sorted("f.v:desc", "9", "10.5", "-1", "1e2"));
  }

  @Test
  void timesAreComparedAsTimes() {
    String late = "\"2026-03-01T12:00:00.5Z\"";
    String early = "\"2026-03-01T12:00:00Z\"";
    String zoned = "\"2026-03-01T10:00:00-01:30\"";
    assertEquals("210", sorted("f.v", late, early, zoned));
    assertEquals("012", sorted("f.v:desc", late, early, zoned));
  }

  @Test
  void textsAreComparedWithoutRegardToCaseAtFirst() {
    assertEquals("3021", sorted("f.v", "\"a\"", "\"B\"", "\"aa\"", "\"A\""));
    assertEquals("1203", sorted("f.v:desc", "\"a\"", "\"B\"", "\"aa\"", "\"A\""));
    assertEquals("10", sorted("f.v", "\"not a time at all T\"", "\"2026-03-01T12:00:00Z\""));
    assertEquals("10", sorted("f.v", "\"2026-03-01Tx2:00:00Z\"", "\"2026-03-01T12:00:00Z\""));
    assertEquals("10", sorted("f.v", "\"1\"", "2"));
  }

  @Test
  void whatIsNotThereComesLastEitherWay() {
    assertEquals("2013", sorted("f.v", "", "null", "1", "[]"));
    assertEquals("2013", sorted("f.v:desc", "", "null", "1", "[]"));
    assertEquals("10", sorted("f.v:asc", "[3, 1]", "[2, 9]"));
  }

  @Test
  void equalsStayInTheirOrder() {
    assertEquals("024135", sorted("f.v", "1", "2", "1", "2.0", "1.0", "2"));
    assertEquals("135024", sorted("f.v:desc", "1", "2", "1", "2.0", "1.0", "2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ":desc", "a:up", ":"})
  void whatIsNoOrderIsRefused(String order) {
    BadSelectionException problem =
        assertThrows(BadSelectionException.class, () -> SortKey.parse(order));
    assertEquals("--sort-by: '" + order + "' is not FIELD or FIELD:desc", problem.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-version", "-version:desc"})
  void aMinusSignIsAnsweredWithTheFormThatWorks(String order) {
    BadSelectionException problem =
        assertThrows(BadSelectionException.class, () -> SortKey.parse(order));
    assertEquals(
        "--sort-by: '"
            + order
            + "' is not FIELD or FIELD:desc; for descending order: --sort-by version:desc",
        problem.getMessage());
  }
}
