package orch.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import orch.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two changes of the same configuration. */
class RebaseTest {
  @Test
  void aChangeOfOnlyOneSideIsTaken() {
    for (long seed = 0; seed < 2000; seed++) {
      RandomDocuments random = new RandomDocuments(seed);
      ObjectNode base = random.next();
      ObjectNode changed = seed % 2 == 0 ? random.next() : random.near(base);
      Rebase theirs = Rebase.of(base, base, changed);
      assertEquals(List.of(), theirs.conflicts(), "seed " + seed);
      assertEquals(List.of(), changes(theirs.joined(), changed), "theirs, seed " + seed);
      Rebase mine = Rebase.of(base, changed, base);
      assertEquals(List.of(), mine.conflicts(), "seed " + seed);
      assertEquals(List.of(), changes(mine.joined(), changed), "mine, seed " + seed);
      Rebase both = Rebase.of(base, changed, changed);
      assertEquals(List.of(), both.conflicts(), "seed " + seed);
      assertEquals(List.of(), changes(both.joined(), changed), "both, seed " + seed);
    }
  }

  private static List<String> changes(JsonNode from, JsonNode to) {
    return Difference.between(from, to).changes().stream().map(Change::describe).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"description": "a"} | {"description": "m"} | {"description": "t"} | {"description":"m"} | description
          {"description": "a"} | {"description": "m"} | {"description": "m"} | {"description":"m"} |
          {"memoryStoreId": "a"} | {} | {"memoryStoreId": "t"} | {} | memoryStoreId
          {} | {"x": 1} | {"y": 2} | {"x":1,"y":2} |
          """)
  void fieldsAreJoinedOneByOne(
      String base, String mine, String theirs, String joined, String conflict) {
    Rebase rebase = Rebase.of(Json.read(base), Json.read(mine), Json.read(theirs));
    assertEquals(Json.read(joined), rebase.joined());
    assertEquals(conflict == null ? List.of() : List.of(conflict), rebase.conflicts());
  }

  @Test
  void channelsAreJoinedByFieldAndRulesOneByOne() {
    String sms =
        "{\"channelSettings\": {\"SMS\": {\"captureRules\": [%s], \"statusTimeouts\": {\"closed\":"
            + " %d}}}}";
    String a = "{\"from\": \"a\", \"to\": \"*\"}";
    String b = "{\"from\": \"b\", \"to\": \"*\"}";
    String c = "{\"from\": \"c\", \"to\": \"*\"}";
    String d = "{\"from\": \"d\", \"to\": \"*\", \"metadata\": {}}";
    Rebase rebase =
        Rebase.of(
            Json.read(String.format(sms, a + "," + b, 1)),
            Json.read(String.format(sms, a + "," + b + "," + c, 2)),
            Json.read(String.format(sms, b + "," + d, 3)));
    assertEquals(Json.read(String.format(sms, b + "," + c + "," + d, 2)), rebase.joined());
    assertEquals(List.of("channelSettings.SMS.statusTimeouts"), rebase.conflicts());
  }
}
