package orch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.document.Document;
import orch.document.DocumentReader;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.json.Json;
import orch.plan.UnplannableException.Problem;
import orch.plan.UnplannableException.Reason;
import org.junit.jupiter.api.Test;

/** Which configuration a document means, and what is done with it. */
class PlannerTest {
  private static final String REST =
      """
      description: d
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: mem_store_1
      """;

  private static Configuration live(String id, String name) {
    return new Configuration(
        Json.read(
            """
            {"id": "%s", "displayName": "%s", "description": "d", "version": 4,
             "conversationGroupingType": "GROUP_BY_PROFILE", "memoryStoreId": "mem_store_1",
             "channelSettings": {"SMS": {"captureRules": [],
               "statusTimeouts": {"inactive": 10, "closed": 60}}}}"""
                .formatted(id, name)));
  }

  private static List<Document> documents(String text) {
    return DocumentReader.read("f.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Plan plan(String text, Configuration... live) {
    return new Planner(List.of(live)).plan(documents(text));
  }

  private static List<Problem> problems(String text, Configuration... live) {
    return assertThrows(UnplannableException.class, () -> plan(text, live)).problems();
  }

  @Test
  void anIdDecidesAndThenTheNameIsAChange() {
    PlanEntry entry =
        plan("id: c2\ndisplayName: new\n", live("c1", "new"), live("c2", "old")).entries().get(0);
    assertEquals(Action.UPDATE, entry.action());
    assertEquals("c2", entry.id());
    assertEquals("new", entry.name());
    assertEquals("new (c2)", entry.label());
    assertEquals(Json.object().put("displayName", "new"), entry.body());
    assertEquals(
        List.of("displayName: \"old\" -> \"new\""),
        entry.changes().stream().map(Change::describe).toList());
  }

  @Test
  void withoutAnIdTheExactNameDecides() {
    Plan plan =
        plan(
            "displayName: support\n---\ndisplayName: Support\n" + REST,
            live("c1", "support"),
            live("c2", "sales"));
    assertEquals(
        List.of("c1"), plan.entries(Action.UNCHANGED).stream().map(PlanEntry::id).toList());
    assertEquals(
        List.of("f.yaml:3"), plan.entries(Action.CREATE).stream().map(PlanEntry::place).toList());
    assertEquals(4, plan.entries(Action.CREATE).get(0).changes().size());
  }

  @Test
  void aTimeoutInTheFileLeavesTheOtherOne() {
    String file = "displayName: a\nchannelSettings: {SMS: {statusTimeouts: {closed: 30}}}\n";
    PlanEntry entry = plan(file, live("c1", "a")).entries().get(0);
    assertEquals(
        Json.read(
            "{\"channelSettings\":{\"SMS\":{\"captureRules\":[],"
                + "\"statusTimeouts\":{\"inactive\":10,\"closed\":30}}}}"),
        entry.body());
  }

  @Test
  void severalConfigurationsOfTheNameAreRefusedWithTheirIds() {
    assertEquals(
        List.of(
            new Problem(
                Reason.AMBIGUOUS,
                "f.yaml:1: 2 configurations are named \"a\": c1, c2; add the id: of one to the"
                    + " document")),
        problems("displayName: a\n", live("c1", "a"), live("c2", "a"), live("c1", "a")));
  }

  @Test
  void anUnknownIdIsNeverANewConfiguration() {
    assertEquals(
        List.of(new Problem(Reason.UNKNOWN_ID, "f.yaml:1: no configuration has the id c9")),
        problems("id: c9\ndisplayName: a\n" + REST, live("c1", "a")));
  }

  @Test
  void twoDocumentsForOneConfigurationAreRefused() {
    assertEquals(
        List.of(
            new Problem(Reason.AMBIGUOUS, "f.yaml:4: means the same configuration as f.yaml:1: a")),
        problems("displayName: a\ndescription: x\n---\nid: c1\n", live("c1", "a")));
    assertEquals(
        List.of(
            new Problem(Reason.AMBIGUOUS, "f.yaml:6: means the same configuration as f.yaml:1: a")),
        problems("displayName: a\n" + REST + "---\ndisplayName: a\n" + REST));
  }

  @Test
  void allMistakesOfAllDocumentsAreFoundAtOnce() {
    String text = "displayName: a\ndescription: 1\n---\n- x\n---\ndisplayName: b\n---\n{}\n";
    List<Mistake> mistakes =
        assertThrows(InvalidDocumentException.class, () -> plan(text, live("c1", "a"))).mistakes();
    assertEquals(
        "f.yaml:2: description must be a text: put it in quotes, not the number 1",
        mistakes.get(0).describe());
    assertEquals("f.yaml:4: the document is not an object", mistakes.get(1).describe());
    assertEquals("f.yaml:6: description is required", mistakes.get(2).describe());
    assertEquals("f.yaml:8: displayName is required", mistakes.get(5).describe());
  }
}
