package orch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.configuration.Fields;
import orch.configuration.RandomDocuments;
import orch.document.Document;
import orch.document.Places;
import orch.json.Json;
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

  /** A law for a live configuration and the document of a file. */
  private interface Law {
    void of(ObjectNode live, ObjectNode file, String seed);
  }

  private static void always(Law law) {
    for (long seed = 0; seed < CASES; seed++) {
      RandomDocuments documents = new RandomDocuments(seed);
      Random random = new Random(seed);
      ObjectNode live = Documents.created(documents.next());
      live.put("id", "conv_configuration_1").put("version", 3);
      law.of(live, part(documents.next(), random), "seed " + seed);
      law.of(live, part(documents.near(live), random), "near, seed " + seed);
      law.of(live, part((ObjectNode) documents.rewritten(live), random), "same, seed " + seed);
    }
  }

  /** Some of the fields of a document, as a file has them; some of them null. */
  private static ObjectNode part(ObjectNode whole, Random random) {
    ObjectNode file = whole.deepCopy();
    file.remove("futureField");
    file.remove(Fields.SERVER_SET);
    leaveOutSome(file, random);
    for (JsonNode channel : file.path(Fields.CHANNELS)) {
      if (channel instanceof ObjectNode settings) {
        settings.remove("futureSetting");
        for (JsonNode rule : settings.path(Fields.RULES)) {
          ((ObjectNode) rule).remove("futureRuleField");
        }
        leaveOutSome(settings, random);
      }
    }
    if (random.nextInt(4) == 0) {
      List<String> removable = List.of(Fields.CALLBACKS, Fields.INTELLIGENCE, Fields.EXTRACTION);
      file.putNull(removable.get(random.nextInt(removable.size())));
    }
    if (random.nextInt(4) == 0 && file.path(Fields.CHANNELS) instanceof ObjectNode channels) {
      channels.putNull("SMS");
    }
    return file.put("id", "conv_configuration_1");
  }

  private static void leaveOutSome(ObjectNode object, Random random) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    names.stream().filter(name -> random.nextInt(3) == 0).forEach(object::remove);
  }

  private static PlanEntry entry(JsonNode live, ObjectNode file) {
    Plan plan =
        new Planner(List.of(new Configuration(live)))
            .plan(List.of(new Document("file.yaml", 0, file, Places.NONE)));
    return plan.entries().get(0);
  }

  private static ObjectNode applied(ObjectNode live, PlanEntry entry) {
    return Documents.patched(live, entry.body()).put("id", "conv_configuration_1");
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
                plain(change.path(), change.before()), plain(change.path(), change.after()), seed);
          }
        });
  }

  @Test
  void whatThePlanCallsEqualTheServiceAnswersEqual() {
    int[] equal = {0};
    always(
        (live, file, seed) -> {
          boolean isSame = whole(sentAsItIs(live, file)).equals(whole(live));
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
        channel.setValue(overlaid(before, written));
      }
    }
    return Documents.patched(live, patch);
  }

  private static ObjectNode overlaid(JsonNode before, ObjectNode written) {
    ObjectNode all = before.isObject() ? before.deepCopy() : Json.object();
    for (Map.Entry<String, JsonNode> field : written.properties()) {
      if (field.getKey().equals(Fields.TIMEOUTS) && field.getValue() instanceof ObjectNode times) {
        all.set(Fields.TIMEOUTS, overlaid(all.path(Fields.TIMEOUTS), times));
      } else {
        all.set(field.getKey(), field.getValue());
      }
    }
    return all;
  }

  @Test
  void afterwardsEachFieldOfTheFileIsAsInTheFileAndEachOtherFieldAsBefore() {
    always(
        (live, file, seed) -> {
          ObjectNode after = applied(live, entry(live, file));
          for (String field : names(live, file, after)) {
            if (Fields.SERVER_SET.contains(field) || field.equals(Fields.CHANNELS)) {
              continue;
            }
            JsonNode wanted = file.has(field) ? file.path(field) : live.path(field);
            assertEquals(plain(field, wanted), plain(field, after.path(field)), seed + " " + field);
          }
          channelsAreAsWanted(live, file, after, seed);
        });
  }

  private static void channelsAreAsWanted(
      ObjectNode live, ObjectNode file, ObjectNode after, String seed) {
    JsonNode had = live.path(Fields.CHANNELS);
    JsonNode written = file.path(Fields.CHANNELS);
    JsonNode has = after.path(Fields.CHANNELS);
    for (String name : names(had, written, has)) {
      if (written.path(name).isNull()) {
        assertTrue(!has.has(name), seed + " " + name);
        continue;
      }
      for (String setting : names(had.path(name), written.path(name), has.path(name))) {
        JsonNode wanted =
            written.path(name).has(setting)
                ? written.path(name).path(setting)
                : had.path(name).path(setting);
        JsonNode before = had.path(name).path(setting);
        if (setting.equals(Fields.TIMEOUTS) && wanted instanceof ObjectNode times) {
          wanted = overlaid(before, times);
        }
        assertEquals(
            plain(setting, wanted),
            plain(setting, has.path(name).path(setting)),
            seed + " " + name + "." + setting);
      }
    }
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
      ObjectNode file = part(new RandomDocuments(seed).next(), new Random(-1));
      file.remove("id");
      for (String name : List.of("displayName", "description", "memoryStoreId")) {
        file.put(name, "Text0");
      }
      file.put("conversationGroupingType", "GROUP_BY_PROFILE");
      Document document = new Document("file.yaml", 0, file, Places.NONE);
      PlanEntry create = new Planner(List.of()).plan(List.of(document)).entries().get(0);
      assertEquals(Action.CREATE, create.action());
      ObjectNode live = Documents.created(create.body()).put("id", "conv_configuration_1");
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

  private static List<String> names(JsonNode... objects) {
    Map<String, Boolean> names = new TreeMap<>();
    for (JsonNode object : objects) {
      object.fieldNames().forEachRemaining(name -> names.put(name, true));
    }
    return List.copyOf(names.keySet());
  }

  /** A configuration in one notation, without what only the service sets. */
  private static String whole(ObjectNode configuration) {
    StringBuilder text = new StringBuilder();
    for (String field : names(configuration)) {
      if (!Fields.SERVER_SET.contains(field)) {
        text.append(field).append(plain(field, configuration.path(field))).append('\n');
      }
    }
    return text.toString();
  }

  /** A value in one notation: sorted, with the default values left out. */
  private static String plain(String path, JsonNode value) {
    String field = path.substring(path.lastIndexOf('.') + 1);
    if (value.isNull() || value.isMissingNode() || (value.isArray() && value.isEmpty())) {
      return "";
    }
    if (value.isArray() && !path.startsWith("future")) {
      List<String> elements = new ArrayList<>();
      value.forEach(element -> elements.add(plain(field, element)));
      elements.sort(null);
      return elements.toString();
    }
    if (!value.isObject() || path.startsWith("future")) {
      return field.equals(Fields.EXTRACTION) && !value.booleanValue() ? "" : Json.compact(value);
    }
    Map<String, String> members = new TreeMap<>();
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      String text = plain(member.getKey(), member.getValue());
      if (!text.isEmpty()) {
        members.put(member.getKey(), text);
      }
    }
    members.remove("method", "\"POST\"");
    // A channel without settings is a channel; timeouts without times are none.
    boolean isChannel = path.startsWith(Fields.CHANNELS) || Fields.CHANNEL_NAMES.contains(field);
    return members.isEmpty() && !isChannel ? "" : members.toString();
  }
}
