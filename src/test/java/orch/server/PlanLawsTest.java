package orch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.configuration.Fields;
import orch.configuration.ManagedFields;
import orch.configuration.RandomDocuments;
import orch.document.Document;
import orch.document.Places;
import orch.plan.Action;
import orch.plan.Plan;
import orch.plan.PlanEntry;
import orch.plan.Planner;
import org.junit.jupiter.api.Test;

/**
 * Laws of plans, for random live configurations and random files, with the local control plane's
 * own merge. What is equal is decided here anew, by writing both values in one notation.
 */
class PlanLawsTest {
  private static final int CASES = 500;
  private static final String ID = "conv_configuration_1";

  /** A law for a live configuration and the document of a file. */
  private interface Law {
    void of(ObjectNode live, ObjectNode file, String seed);
  }

  private static void always(Law law) {
    for (long seed = 0; seed < CASES; seed++) {
      RandomDocuments documents = new RandomDocuments(seed);
      Random random = new Random(seed);
      ObjectNode live = Documents.created(documents.next());
      live.put("id", ID).put("version", 3);
      ObjectNode rewritten = (ObjectNode) documents.rewritten(live);
      law.of(live, file(documents.next(), random), "seed " + seed);
      law.of(live, file(documents.near(live), random), "near, seed " + seed);
      law.of(live, file(rewritten, random), "same, seed " + seed);
    }
  }

  private static ObjectNode file(ObjectNode whole, Random random) {
    return ManagedFields.part(whole, random).put("id", ID);
  }

  private static PlanEntry entry(JsonNode live, ObjectNode file) {
    Plan plan =
        new Planner(List.of(new Configuration(live)))
            .plan(List.of(new Document("file.yaml", 0, file, Places.NONE)));
    return plan.entries().get(0);
  }

  private static ObjectNode applied(ObjectNode live, PlanEntry entry) {
    return Documents.patched(live, entry.body()).put("id", ID);
  }

  @Test
  void everyAnnouncedChangeNamesAFieldWithTwoDifferentValues() {
    always(
        (live, file, seed) -> {
          PlanEntry entry = entry(live, file);
          assertEquals(entry.action() == Action.UPDATE, !entry.changes().isEmpty(), seed);
          assertEquals(entry.changes().isEmpty(), entry.body().isEmpty(), seed);
          for (Change change : entry.changes()) {
            assertTrue(!change.path().isEmpty(), seed);
            assertNotEquals(
                ManagedFields.plain(change.path(), change.before()),
                ManagedFields.plain(change.path(), change.after()),
                seed);
          }
        });
  }

  @Test
  void whatThePlanCallsEqualTheServiceAnswersEqual() {
    int[] equal = {0};
    always(
        (live, file, seed) -> {
          boolean isSame =
              ManagedFields.whole(sentAsItIs(live, file)).equals(ManagedFields.whole(live));
          equal[0] += isSame ? 1 : 0;
          assertEquals(isSame, entry(live, file).action() == Action.UNCHANGED, seed);
        });
    assertTrue(equal[0] > CASES / 2, "there are only " + equal[0] + " equal pairs");
  }

  /** What the service makes of a PATCH with every field of the file, whether it differs or not. */
  private static ObjectNode sentAsItIs(ObjectNode live, ObjectNode file) {
    ObjectNode patch = file.deepCopy();
    for (Map.Entry<String, JsonNode> channel : patch.path(Fields.CHANNELS).properties()) {
      if (channel.getValue() instanceof ObjectNode written) {
        JsonNode before = live.path(Fields.CHANNELS).path(channel.getKey());
        channel.setValue(ManagedFields.overlaid(before, written));
      }
    }
    return Documents.patched(live, patch);
  }

  @Test
  void afterwardsEachFieldOfTheFileIsAsInTheFileAndEachOtherFieldAsBefore() {
    always(
        (live, file, seed) -> {
          ObjectNode after = applied(live, entry(live, file));
          ManagedFields.check(live, file, after, seed);
        });
  }

  @Test
  void aPackedConfigurationHasTheSamePlan() {
    always(
        (live, file, seed) -> {
          Configuration packed = new Configuration(live).packed();
          assertEquals(live, packed.json(), seed);
          assertEquals(new Configuration(live).version(), packed.version(), seed);
          Document document = new Document("file.yaml", 0, file, Places.NONE);
          PlanEntry entry = new Planner(List.of(packed)).plan(List.of(document)).entries().get(0);
          assertEquals(entry(live, file), entry, seed);
        });
  }

  @Test
  void theSamePlanAgainHasNothingToDo() {
    always(
        (live, file, seed) -> {
          ObjectNode after = applied(live, entry(live, file));
          assertEquals(Action.UNCHANGED, entry(after, file).action(), seed);
        });
  }

  @Test
  void aCreatedConfigurationIsAsItsFileWithTheChannelsThatTheServiceAdds() {
    for (long seed = 0; seed < CASES; seed++) {
      ObjectNode file = ManagedFields.part(new RandomDocuments(seed).next(), new Random(-1));
      for (String name : List.of("displayName", "description", "memoryStoreId")) {
        file.put(name, "Text0");
      }
      file.put("conversationGroupingType", "GROUP_BY_PROFILE");
      Document document = new Document("file.yaml", 0, file, Places.NONE);
      PlanEntry create = new Planner(List.of()).plan(List.of(document)).entries().get(0);
      assertEquals(Action.CREATE, create.action());
      ObjectNode live = Documents.created(create.body()).put("id", ID);
      Planner planner = new Planner(List.of(new Configuration(live)));
      PlanEntry again = planner.plan(List.of(document)).entries().get(0);
      assertEquals(Action.UNCHANGED, again.action(), "seed " + seed);
    }
  }

  @Test
  void aConfigurationThatWasWrittenToAFileIsAsItsFile() {
    always(
        (live, ignored, seed) -> {
          ObjectNode exported = live.deepCopy();
          exported.remove(List.of("createdAt", "updatedAt", "version"));
          assertEquals(Action.UNCHANGED, entry(live, exported).action(), seed);
          exported.remove("id");
          assertEquals(Action.UNCHANGED, entry(live, exported).action(), seed);
        });
  }
}
