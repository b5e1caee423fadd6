package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import orch.host.StopSignal;
import orch.json.Json;
import orch.term.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code orch config apply}: live configurations become as in the files. */
class ApplyTest {
  private static final String BODY =
      """
      description: %s
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
      """;

  private Path home;
  private Orch orch;
  private Server server;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    orch = new Orch(home);
    server = new Server(home, orch.time());
    files("d", "a", "b", "c");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void files(String description, String... names) {
    List<String> documents = new ArrayList<>();
    for (String name : names) {
      documents.add("displayName: " + name + "\n" + BODY.formatted(description));
    }
    orch.file("all.yaml", String.join("---\n", documents));
  }

  private void faults(String... faults) throws IOException {
    server.close();
    server = new Server(home, orch.time(), faults);
  }

  private Result apply(String... more) {
    return orch.run(
        server.and(Orch.joined(new String[] {"config", "apply", "-f", "all.yaml"}, more)));
  }

  private int writes() {
    return server.seen("POST").size()
        + server.seen("PATCH").size()
        + server.seen("PUT").size()
        + server.seen("DELETE").size();
  }

  private List<String> live() {
    String[] list = {"config", "list", "-o", "csv", "--fields", "displayName,description,version"};
    return orch.run(server.and(list)).exits(0).out().lines().skip(1).sorted().toList();
  }

  @Test
  void createsAndUpdatesAndThenHasNothingToDo() {
    Result created = apply("--yes").exits(0).says("\n+ b  all.yaml:6\n  + displayName: \"b\"\n");
    assertEquals(List.of("a,d,1", "b,d,1", "c,d,1"), live());
    assertTrue(created.err().contains("orch: 3 to create\n"), created.err());
    assertTrue(created.err().endsWith("orch: 3 created\n"), created.err());
    assertEquals(
        List.of("create a completed", "create b completed", "create c completed"),
        created.out().lines().skip(1).map(ApplyTest::withoutIds).toList());
    int before = writes();
    apply("--yes").exits(0).printsNothing().saysOnly("orch: nothing to do: 3 unchanged\n");
    assertEquals(before, writes());
    files("new", "a", "b");
    apply("--yes").exits(0).says("orch: 2 updated\n");
    assertEquals(List.of("a,new,2", "b,new,2", "c,d,1"), live());
    assertEquals(2, server.seen("PATCH").size());
  }

  private static String withoutIds(String line) {
    String[] cells = line.split(" +", -1);
    return cells[0] + " " + cells[1] + " " + cells[3];
  }

  @Test
  void onlyTheFieldsThatDifferAreSent() {
    apply("--yes").exits(0);
    orch.file("all.yaml", "displayName: a\ndescription: x\nmemoryExtractionEnabled: null\n");
    JsonNode request = apply("--dry-run").exits(0).says("dry run: nothing was sent").json();
    assertEquals("PATCH", request.path("method").asText());
    assertEquals(Json.object().put("description", "x"), request.path("body"));
    assertEquals(0, server.seen("PATCH").size());
  }

  @Test
  void withoutAConfirmationNothingIsSent() {
    apply()
        .exits(2)
        .says("applying this plan (3 to create) needs confirmation, and this is not a terminal")
        .says("to confirm it: orch -p local --base-url")
        .says("config apply -f all.yaml --yes");
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR).reading("no\n");
    apply().exits(2).says("Cancelled. Nothing was changed.");
    orch.reading("");
    apply().exits(2);
    assertEquals(0, writes());
    orch.reading("details\ny\n");
    apply("--color", "never")
        .exits(0)
        .says("apply this plan (3 to create)? [y/N/details]")
        .says("+++ b/a\n");
    assertEquals(3, live().size());
  }

  @Test
  void onlyAPlanThatSomebodyLookedAtIsMadeTwice() {
    apply("--yes").exits(0);
    assertEquals(1, server.seen("GET").stream().filter(ApplyTest::isList).count());
    files("new", "a");
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR).reading("y\n");
    apply().exits(0);
    assertEquals(3, server.seen("GET").stream().filter(ApplyTest::isList).count());
  }

  private static boolean isList(Server.Seen request) {
    return request.path().replaceFirst("[?].*", "").equals("/v2/ControlPlane/Configurations");
  }

  @Test
  void whatChangesWhileThePlanIsShownStopsIt() {
    apply("--yes").exits(0);
    files("new", "a", "b");
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    Orch colleague = orch.colleague(home.resolve("elsewhere"));
    orch.answering(
        () -> {
          colleague
              .run(server.and("config", "update", "a", "--description", "theirs", "--wait"))
              .exits(0);
          return "y\n";
        });
    apply()
        .exits(6)
        .says("configurations were changed since the plan was made; nothing was sent")
        .says(") has version 2, not 1");
    assertEquals(List.of("a,theirs,2", "b,d,1", "c,d,1"), live());
  }

  @Test
  void theFailureOfOneDoesNotStopTheOthers() throws IOException {
    faults("create:fail");
    Result result = apply("--yes", "--parallel", "1").exits(9);
    assertEquals(List.of("b,d,1", "c,d,1"), live());
    assertTrue(
        result
            .err()
            .contains("orch: 1 of 3 changes did not complete (2 created)\n  a: the operation"),
        result.err());
    result.says("to do the rest: orch -p local");
    assertTrue(result.out().contains("failed"), result.out());
    apply("--yes").exits(0).says("orch: 1 created, 2 unchanged\n");
    assertEquals(3, live().size());
  }

  @Test
  void severalFailuresAreNamedLast() throws IOException {
    faults("create:400*2");
    Result result = apply("--yes", "--parallel", "1").exits(3);
    List<String> lines = result.err().lines().toList();
    int last = lines.size();
    assertEquals("orch: 2 of 3 changes did not complete (1 created)", lines.get(last - 5));
    assertTrue(lines.get(last - 4).startsWith("  a: "), result.err());
    assertTrue(lines.get(last - 3).startsWith("  b: "), result.err());
  }

  @Test
  void asJsonStderrHasLinesOfJsonOnly() {
    Result result = apply("--yes", "-o", "json").exits(0).saysJsonOnly();
    assertEquals(3, result.json().size());
    assertEquals("completed", result.json().get(0).path("state").asText());
    assertTrue(result.json().get(0).path("id").asText().startsWith("conv_configuration_"));
    JsonNode plan = Json.read(result.err().lines().findFirst().orElseThrow());
    assertEquals("create", plan.path("plan").get(0).path("action").asText());
    assertEquals("unchanged", apply("-o", "json").exits(0).json().get(2).path("state").asText());
  }

  @Test
  void eachStepIsALineInTheFileOfEvents() throws IOException {
    faults("create:fail");
    apply("--yes", "--parallel", "1", "--events", "events.jsonl").exits(9);
    List<String> events = new ArrayList<>();
    for (JsonNode event : Json.readAll(Files.readString(home.resolve("events.jsonl")))) {
      events.add((event.path("event").asText() + " " + event.path("name").asText()).strip());
      String detail = event.path("detail").asText();
      assertEquals(event.path("event").asText().equals("failed"), !detail.isEmpty(), detail);
      assertFalse(detail.contains("orch."), detail);
    }
    assertEquals(
        List.of(
            "plan",
            "accepted a",
            "accepted b",
            "accepted c",
            "failed a",
            "completed b",
            "completed c"),
        events);
    apply("--yes", "--events", "none/events.jsonl").exits(2).says("none/events.jsonl cannot be");
  }

  private List<JsonNode> events() throws IOException {
    return Json.readAll(Files.readString(home.resolve("events.jsonl")));
  }

  private static List<String> kinds(List<JsonNode> events) {
    return events.stream().map(each -> each.path("event").asText()).toList();
  }

  /** The first poll of one operation is answered that the next is possible after a minute. */
  @Test
  void anEndIsAnEventWhenItComesAndNotWhenAllHaveEnded() throws IOException {
    faults("operation:429=60");
    apply("--yes", "--parallel", "1", "--events", "events.jsonl").exits(0);
    List<JsonNode> events = events();
    assertEquals(List.of("completed", "completed", "completed"), kinds(events).subList(4, 7));
    Instant first = Instant.parse(events.get(4).path("at").asText());
    Instant last = Instant.parse(events.get(6).path("at").asText());
    assertTrue(Duration.between(first, last).toSeconds() > 50, events::toString);
  }

  @Test
  void whatHasEndedBeforeCtrlCIsReportedAsEnded() throws IOException {
    faults("operation:429=60");
    orch.stoppedBy(StopSignal.INT).time().interruptSleep(2);
    Result stopped = apply("--yes", "--parallel", "1", "--events", "events.jsonl").exits(130);
    assertTrue(Thread.interrupted());
    assertEquals(List.of("completed", "completed"), kinds(events()).subList(4, 6));
    stopped
        .says("1 of 3 changes did not complete (2 created)")
        .says(": accepted as operation proc_");
  }

  @Test
  void aFilterAppliesAPart() {
    apply("--yes", "--filter", "b", "--filter", "c").exits(0);
    assertEquals(List.of("b,d,1", "c,d,1"), live());
    apply("--yes", "--filter", "aa").exits(2).says("no document has the name or id \"aa\"");
  }

  @Test
  void aServiceThatAnotherConfigurationHasIsAdoptedOnlyWhenAsked() {
    String bridge = "conversationsV1Bridge: {serviceId: IS00000000000000000000000000000001}\n";
    orch.file("all.yaml", "displayName: a\n" + BODY.formatted("d") + bridge);
    apply("--yes").exits(0);
    orch.file("all.yaml", "displayName: b\n" + BODY.formatted("d") + bridge);
    apply("--yes")
        .exits(6)
        .says("b conflicts with conv_configuration_")
        .says("; to change that configuration instead: orch -p local")
        .says("config apply -f all.yaml --yes --adopt");
    assertEquals(List.of("a,d,1"), live());
    apply("--yes", "--adopt").exits(0).says("~ displayName: \"a\" -> \"b\"");
    assertEquals(List.of("b,d,2"), live());
  }

  @Test
  void twoDocumentsWithOneServiceAreRefusedBeforeAnythingIsSent() {
    String bridge = "conversationsV1Bridge: {serviceId: IS00000000000000000000000000000001}\n";
    orch.file(
        "all.yaml",
        "displayName: a\n"
            + BODY.formatted("d")
            + bridge
            + "---\ndisplayName: b\n"
            + BODY.formatted("d")
            + bridge);
    apply("--yes")
        .exits(6)
        .says("has the same bridge service as all.yaml:1: IS00000000000000000000000000000001");
    assertEquals(0, writes());
  }

  @Test
  void aCreateThatGotNoResponseTakesEffectOnce() throws IOException {
    faults("create:cut-after*3");
    Result cut = apply("--yes", "--parallel", "1", "--max-retries", "0").exits(12);
    cut.says("3 of 3 changes did not complete (0 unchanged)");
    files("other", "a");
    apply("--yes").exits(6).says("got no response and may still take effect; nothing was sent");
    files("d", "a", "b", "c");
    apply("--yes").exits(0).says("an earlier command sent the same write and got no response");
    assertEquals(List.of("a,d,1", "b,d,1", "c,d,1"), live());
  }

  @Test
  void anInterruptedApplySaysWhatWasAcceptedAndTheSameCommandDoesTheRest() {
    orch.stoppedBy(StopSignal.INT).time().interruptSleep(0);
    Result stopped = apply("--yes").exits(130);
    stopped.says("3 of 3 changes did not complete (0 unchanged)");
    stopped.says("a: accepted as operation proc_job_").says("which continues without orch");
    stopped.says("to do the rest: orch -p local");
    assertTrue(Thread.interrupted());
    orch.time().interruptSleep(Integer.MAX_VALUE);
    apply("--yes").exits(0).says("waiting for 3 earlier writes that are not visible yet");
    assertEquals(List.of("a,d,1", "b,d,1", "c,d,1"), live());
    assertEquals(3, server.seen("POST").size());
  }

  @Test
  void nothingIsWaitedForThatAFailedOperationWouldHaveMade() throws IOException {
    faults("create:fail*3");
    apply("--yes").exits(9);
    int before = orch.time().sleeps().size();
    apply("--yes").exits(0);
    assertEquals(List.of("a,d,1", "b,d,1", "c,d,1"), live());
    List<Duration> sleeps = orch.time().sleeps();
    sleeps = sleeps.subList(before, sleeps.size());
    assertFalse(sleeps.contains(Duration.ofSeconds(3)), "waits for the list: " + sleeps);
  }

  @Test
  void anUpdateThatIsNotVisibleYetIsWaitedForBeforeThePlanIsMade() {
    apply("--yes").exits(0);
    files("new", "a");
    orch.stoppedBy(StopSignal.INT).time().interruptSleep(orch.time().sleeps().size());
    apply("--yes").exits(130);
    assertTrue(Thread.interrupted());
    orch.time().interruptSleep(Integer.MAX_VALUE);
    files("d", "a");
    apply("--yes").exits(0).says("waiting for an earlier write that is not visible yet");
    assertEquals(List.of("a,d,3", "b,d,1", "c,d,1"), live());
  }

  @Test
  void manyAreSentAtTheSameTimeAndEachOnce() {
    String[] names = IntStream.range(0, 60).mapToObj(i -> "n" + i).toArray(String[]::new);
    files("d", names);
    apply("--yes", "--parallel", "8", "-q").exits(0);
    assertEquals(60, live().size());
    assertEquals(60, server.seen("POST").size());
    apply("--yes").exits(0).saysOnly("orch: nothing to do: 60 unchanged\n");
  }

  @Test
  void aWarningWithStrictStopsAll() {
    orch.file(
        "all.yaml",
        "displayName: a\n"
            + BODY.formatted("d")
            + "channelSettings: {SMS: {statusTimeouts: {inactive: 60, closed: 10}}}\n");
    apply("--yes", "--strict").exits(3).says("O013");
    assertEquals(0, writes());
    apply("--yes").exits(0).says("warning: O013");
    Result again = apply("--yes").exits(0);
    assertFalse(again.err().contains("O013"), again.err());
  }

  @Test
  void aProtectedProfileAsksForItsNameWhateverYesSays() {
    orch.reading("obviously-fake-token\n");
    String[] add = {"profile", "add", "prod", "--protected", "--store", "file"};
    String[] to = {"--account-sid", "AC00000000000000000000000000000001", "--base-url"};
    orch.run(Orch.joined(Orch.joined(add, to), server.url())).exits(0);
    String[] apply = {"-p", "prod", "config", "apply", "-f", "all.yaml", "--yes"};
    orch.run(apply).exits(2).says("the profile is protected, so --yes is not enough");
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    orch.reading("y\n").run(apply).exits(2).says("in the profile prod, type its name:");
    assertEquals(0, writes());
    orch.reading("prod\n").run(apply).exits(0);
    assertEquals(3, writes());
  }

  @Test
  void aLockFileThatCannotBeWrittenStopsAllBeforeAnythingIsSent() {
    apply("--yes", "--lock", "nowhere/orch.lock.yaml")
        .exits(2)
        .says("the lock file nowhere/orch.lock.yaml cannot be written: its directory is missing");
    assertEquals(0, writes());
  }

  @Test
  void mistakesOfAllFilesAreFoundBeforeAnythingIsSent() {
    orch.file("other.yaml", "displayName: z\nchannelSettings: {SMSS: {}}\n");
    apply("--yes", "-f", "other.yaml")
        .exits(3)
        .says("other.yaml:2: channelSettings.SMSS is not a known channel; did you mean SMS?")
        .says("other.yaml:1: description is required");
    orch.file("again.yaml", "displayName: a\ndescription: e\n");
    apply("--yes", "-f", "again.yaml")
        .exits(6)
        .says("means the same configuration as all.yaml:1: a");
    assertEquals(0, writes());
  }
}
