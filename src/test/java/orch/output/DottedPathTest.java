package orch.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import orch.json.Json;
import orch.term.CellWidth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DottedPathTest {
  private static final JsonNode THING =
      Json.read(
          """
          {"id": "c_1", "none": null, "n": 1.10, "channels": {"SMS": {"rules": [{"from": "a",
           "to": "*"}, {"from": "b"}]}, "CHAT": {"rules": []}}, "list": [1, [2, 3]]}""");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          id | ["c_1"] | {"id":"c_1"} | c_1
          none | [null] | {"none":null} | ``
          n | [1.10] | {"n":1.10} | 1.10
          nope | [] | {} | ``
          channels.SMS.rules.from | ["a", "b"] | {"channels":{"SMS":{"rules":[{"from":"a"},{"from":"b"}]}}} | a,b
          channels.SMS.rules.to | ["*"] | {"channels":{"SMS":{"rules":[{"to":"*"},{}]}}} | *
          channels.CHAT | [{"rules":[]}] | {"channels":{"CHAT":{"rules":[]}}} | {"rules":[]}
          channels.CHAT.rules | [[]] | {"channels":{"CHAT":{"rules":[]}}} | []
          channels.VOICE.rules | [] | {"channels":{}} | ``
          list | [[1,[2,3]]] | {"list":[1,[2,3]]} | [1,[2,3]]
          list.0 | [1] | {"list":[1]} | 1
          list.1.1 | [3] | {"list":[[3]]} | 3
          list.2 | [] | {"list":[]} | ``
          list.99999999999 | [] | {"list":[1,[2,3]]} | ``
          channels.SMS.rules.1.from | ["b"] | {"channels":{"SMS":{"rules":[{"from":"b"}]}}} | b
          """)
  void aFieldIsAPathThroughObjectsAndLists(String path, String values, String pruned, String cell) {
    DottedPath field = DottedPath.parse(path);
    assertEquals(values, field.in(THING).toString());
    assertEquals(pruned, Json.compact(DottedPath.prune(THING, List.of(field))));
    assertEquals(cell, Column.of("X", path).text(THING));
  }

  @Test
  void severalFieldsKeepTheOrderOfTheThing() {
    List<DottedPath> fields =
        Arrays.stream(new String[] {"n", "channels.CHAT", " id "}).map(DottedPath::parse).toList();
    assertEquals(
        "{\"id\":\"c_1\",\"n\":1.10,\"channels\":{\"CHAT\":{\"rules\":[]}}}",
        Json.compact(DottedPath.prune(THING, fields)));
  }

  @Test
  void theWholeContainsItsParts() {
    List<DottedPath> fields =
        List.of(DottedPath.parse("channels.CHAT.rules"), DottedPath.parse("channels"));
    assertEquals(THING.get("channels"), DottedPath.prune(THING, fields).get("channels"));
  }

  @ParameterizedTest
  @CsvSource({
    "id, true",
    "channels, true",
    "channels.SMS, true",
    "channels.SMS.rules, true",
    "channels.SMS.rules.from, true",
    "channels.SMS.rules.from.x, false",
    "id.x, false",
    "Id, true",
    "CHANNELS.SMS.Rules, true",
    "LIST.0, true",
    "'', false",
    "channels., false",
    "channels..rules, false",
    ".id, false",
    "channels.SMS.nope, false",
    "channels.SMS.rules.0, true",
    "channels.SMS.rules.0.from, true",
    "channels.SMS.rules.x.from, false",
    "channels.SMS.rules.0.0.from, false",
    "channels.SMS.0.rules, false",
    "id.0, false",
    "list.12, true",
    "0, false"
  })
  void aViewKnowsItsFields(String path, boolean known) {
    View view = new View("id", List.of(), List.of("id", "channels.*.rules[].from", "list[]"));
    assertEquals(known, view.knows(path));
    assertEquals(List.of("id", "channels", "list"), view.topFields());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ids | '' | ids | id,channels
          channels.SMS.rule | channels.SMS | rule | rules,timeouts
          channels.SMS.rules.0.form | channels.SMS.rules.0 | form | from,to
          id.x | id | x | ''
          """)
  void aViewSaysWhereAPathLeavesIt(String path, String inside, String step, String known) {
    List<String> fields =
        List.of("id", "channels.*.rules[].from", "channels.*.rules[].to", "channels.*.timeouts");
    View.Unknown unknown = new View("id", List.of(), fields).unknown(path);
    List<String> names = known.isEmpty() ? List.of() : List.of(known.split(",", -1));
    assertEquals(new View.Unknown(inside, step, names), unknown);
    assertThrows(
        IllegalArgumentException.class, () -> new View("id", List.of(), fields).unknown("id"));
  }

  @Test
  void keysMakeAColumn() {
    assertEquals("SMS,CHAT", Column.ofKeys("CHANNELS", "channels").text(THING));
    assertEquals("", Column.ofKeys("CHANNELS", "nope").text(THING));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T11:59:01Z, 59s",
    "2026-03-01T11:59:00Z, 1m",
    "2026-03-01T11:00:01Z, 59m",
    "2026-03-01T12:00:00+01:00, 1h",
    "2026-02-28T12:00:01Z, 23h",
    "2026-02-28T12:00:00Z, 1d",
    "2025-03-01T12:00:00Z, 365d",
    "2026-03-01T12:00:09Z, 0s",
    "yesterday, yesterday",
    "'', ''"
  })
  void anAgeIsShort(String moment, String age) {
    assertEquals(age, Column.age(moment, Instant.parse("2026-03-01T12:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "abc, 3", "日本, 4", "é, 1", "e\u0301, 1", "🎉, 2"})
  void aTextTakesSoManyColumns(String text, int columns) {
    assertEquals(columns, CellWidth.of(text));
  }

  @ParameterizedTest
  @CsvSource({
    "abc, 5, abc",
    "abc, 3, abc",
    "abc, 2, ab",
    "abc, 0, ''",
    "abc, -1, ''",
    "日本, 3, 日",
    "a🎉b, 2, a",
    "a🎉b, 3, a🎉",
    "e\u0301x, 1, e\u0301"
  })
  void aTextIsCutBetweenCharacters(String text, int columns, String cut) {
    assertEquals(cut, CellWidth.cut(text, columns));
  }
}
