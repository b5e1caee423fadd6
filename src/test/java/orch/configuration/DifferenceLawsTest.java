package orch.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import orch.json.Json;
import org.junit.jupiter.api.Test;

/** Laws that hold for any two configurations. */
class DifferenceLawsTest {
  private static final int PAIRS = 2000;

  /** A law for two documents; its last argument names the seed. */
  private interface Law {
    void of(ObjectNode from, ObjectNode to, String seed);
  }

  private static void always(Law law) {
    for (long seed = 0; seed < PAIRS; seed++) {
      RandomDocuments random = new RandomDocuments(seed);
      ObjectNode from = random.next();
      law.of(from, random.next(), "seed " + seed);
      law.of(from, random.near(from), "near, seed " + seed);
    }
  }

  @Test
  void aConfigurationDoesNotDifferFromItself() {
    always(
        (from, to, seed) -> {
          assertEquals(Json.object(), patch(from, from.deepCopy()), seed);
          assertEquals(List.of(), changes(from, from.deepCopy()), seed);
        });
  }

  @Test
  void itDoesNotMatterHowTheSameIsWritten() {
    for (long seed = 0; seed < PAIRS; seed++) {
      RandomDocuments random = new RandomDocuments(seed);
      ObjectNode one = random.next();
      JsonNode other = withoutReordering(one, random.rewritten(one));
      assertEquals(Json.object(), patch(one, other), "seed " + seed);
      assertEquals(Json.object(), patch(other, one), "seed " + seed);
      assertEquals(List.of(), changes(one, other), "seed " + seed);
    }
  }

  /** Undoes the reordering of an unknown list: orch cannot know whether its order matters. */
  private static JsonNode withoutReordering(ObjectNode one, JsonNode rewritten) {
    if (one.has("futureField")) {
      ((ObjectNode) rewritten).set("futureField", one.get("futureField"));
    }
    return rewritten;
  }

  @Test
  void thePatchLeadsFromTheOneToTheOther() {
    always(
        (from, to, seed) -> {
          JsonNode reached = patched(from, patch(from, to));
          assertEquals(List.of(), changes(reached, to), seed);
          assertEquals(Json.object(), patch(reached, to), seed);
        });
  }

  @Test
  void nothingIsSentExactlyWhenNothingIsShown() {
    always(
        (from, to, seed) ->
            assertEquals(patch(from, to).isEmpty(), changes(from, to).isEmpty(), seed));
  }

  @Test
  void thePatchHasOnlyWhatDiffersAndNothingOfTheService() {
    always(
        (from, to, seed) -> {
          ObjectNode patch = patch(from, to);
          Fields.SERVER_SET.forEach(field -> assertTrue(!patch.has(field), seed));
          for (Map.Entry<String, JsonNode> field : patch.properties()) {
            ObjectNode less = patch.deepCopy();
            less.remove(field.getKey());
            assertTrue(!changes(patched(from, less), to).isEmpty(), seed + " " + field);
          }
          for (Map.Entry<String, JsonNode> channel : patch.path("channelSettings").properties()) {
            ObjectNode less = patch.deepCopy();
            less.withObject("/channelSettings").remove(channel.getKey());
            assertTrue(!changes(patched(from, less), to).isEmpty(), seed + " " + channel);
          }
        });
  }

  @Test
  void everyPatchBetweenConfigurationsKeepsTheLimitsOfAPatch() {
    always((from, to, seed) -> assertEquals(List.of(), Limits.PATCH.check(patch(from, to)), seed));
  }

  @Test
  void whatAPatchDoesIsWhatThePatchWasMadeFor() {
    always(
        (from, to, seed) ->
            assertEquals(
                changes(from, to),
                Difference.by(patch(from, to), from).changes().stream()
                    .map(Change::describe)
                    .toList(),
                seed));
  }

  @Test
  void theWayBackTakesAwayWhatTheWayThereAdded() {
    always(
        (from, to, seed) ->
            assertEquals(
                losses(Difference.between(from, to)), gains(Difference.between(to, from)), seed));
  }

  @Test
  void twoConfigurationsHaveTheSameNormalFormExactlyWhenNothingChanges() {
    always(
        (from, to, seed) ->
            assertEquals(changes(from, to).isEmpty(), normal(from).equals(normal(to)), seed));
    for (long seed = 0; seed < PAIRS; seed++) {
      RandomDocuments random = new RandomDocuments(seed);
      ObjectNode one = random.next();
      JsonNode other = withoutReordering(one, random.rewritten(one));
      assertEquals(normal(one), normal(other), "seed " + seed);
      assertEquals(normal(one), normal(Json.read(normal(one))), "seed " + seed);
    }
  }

  private static String normal(JsonNode configuration) {
    return Json.compact(NormalForm.of(configuration));
  }

  private static List<String> losses(Difference difference) {
    return difference.changes().stream()
        .filter(Change::isLoss)
        .map(change -> change.path() + " " + change.before())
        .sorted()
        .toList();
  }

  private static List<String> gains(Difference difference) {
    return difference.changes().stream()
        .filter(change -> change.before().isMissingNode())
        .map(change -> change.path() + " " + change.after())
        .sorted()
        .toList();
  }

  private static ObjectNode patch(JsonNode from, JsonNode to) {
    return Difference.between(from, to).patch();
  }

  private static List<String> changes(JsonNode from, JsonNode to) {
    return Difference.between(from, to).changes().stream().map(Change::describe).toList();
  }

  /**
   * Applies a PATCH as the service does: null removes a field, and channels are replaced as a
   * whole.
   */
  private static JsonNode patched(ObjectNode from, ObjectNode patch) {
    ObjectNode to = from.deepCopy();
    for (Map.Entry<String, JsonNode> change : patch.properties()) {
      if (change.getKey().equals("channelSettings")) {
        merge(to.withObject("/channelSettings"), change.getValue());
      } else {
        merge(to, Json.object().set(change.getKey(), change.getValue()));
      }
    }
    return to;
  }

  private static void merge(ObjectNode into, JsonNode members) {
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      if (member.getValue().isNull()) {
        into.remove(member.getKey());
      } else {
        into.set(member.getKey(), member.getValue());
      }
    }
  }
}
