package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import orch.term.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lock file: drift, and deleting what the files created and have no more. */
class LockTest {
  private static final String BODY =
      """
      description: %s
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
      """;
  private static final String[] LOCKED = {"--lock", "orch.lock.yaml", "--yes"};

  private Path home;
  private Orch orch;
  private Orch colleague;
  private Server server;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    orch = new Orch(home);
    colleague = orch.colleague(home.resolve("elsewhere"));
    server = new Server(home, orch.time());
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static String document(String name, String description) {
    return "displayName: " + name + "\n" + BODY.formatted(description);
  }

  private void files(String... documents) {
    orch.file("all.yaml", String.join("---\n", documents));
  }

  private Result run(String command, String... more) {
    String[] line = {"config", command, "-f", "all.yaml"};
    return orch.run(server.and(Orch.joined(line, more)));
  }

  private Result theirs(String... words) {
    return colleague.run(server.and(Orch.joined(new String[] {"config"}, words))).exits(0);
  }

  private List<String> live() {
    String[] list = {"config", "list", "-o", "csv", "--fields", "displayName,description"};
    return orch.run(server.and(list)).exits(0).out().lines().skip(1).sorted().toList();
  }

  private String lock() throws IOException {
    return Files.readString(home.resolve("orch.lock.yaml"));
  }

  /** Applies x and keep with a lock, and then changes the file and the live configuration. */
  private void cell(String file, String live) {
    files(document("keep", "d"), document("x", "d"));
    run("apply", LOCKED).exits(0);
    switch (file) {
      case "changed" -> files(document("keep", "d"), document("x", "new"));
      case "gone" -> files(document("keep", "d"));
      default -> {}
    }
    switch (live) {
      case "changed" -> theirs("update", "x", "--description", "theirs", "--wait");
      case "gone" -> theirs("delete", "x", "--yes", "--wait");
      default -> {}
    }
  }

  @ParameterizedTest
  @CsvSource({
    "same, same, unchanged",
    "same, changed, update",
    "same, gone, create",
    "changed, same, update",
    "changed, changed, update",
    "changed, gone, create",
    "gone, same, ''",
    "gone, changed, ''",
    "gone, gone, ''"
  })
  void diff(String file, String live, String action) {
    cell(file, live);
    JsonNode data = run("diff", "-o", "json").exits(0).json();
    assertEquals("unchanged", data.get(0).path("action").asText());
    assertEquals(action, data.path(1).path("action").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "same, same, same, same, ''",
    "same, changed, same, changed, '~ x (ID)  all.yaml:6  changed live since the last apply (not by"
        + " orch on this machine)'",
    "same, gone, same, gone, '+ x  all.yaml:6  deleted live since the last apply (not by orch on"
        + " this machine)'",
    "changed, same, changed, same, '~ x (ID)  all.yaml:6  changed in the file'",
    "changed, changed, changed, changed, '~ x (ID)  all.yaml:6  changed in the file and changed"
        + " live since the last apply (not by orch on this machine)'",
    "changed, gone, changed, gone, '+ x  all.yaml:6  changed in the file and deleted live since the"
        + " last apply (not by orch on this machine)'",
    "gone, same, gone, same, '- x (ID)  orch.lock.yaml  gone from the files'",
    "gone, changed, gone, changed, '- x (ID)  orch.lock.yaml  gone from the files and changed live"
        + " since the last apply (not by orch on this machine)'",
    "gone, gone, '', '', ''"
  })
  void drift(String file, String live, String shownFile, String shownLive, String line) {
    cell(file, live);
    JsonNode x = run("diff", "--drift", "-o", "json").exits(0).json().path(1);
    assertEquals(shownFile, x.at("/drift/file").asText());
    assertEquals(shownLive, x.at("/drift/live").asText());
    Result shown = run("diff", "--drift", "--exit-code").exits(line.isEmpty() ? 0 : 10);
    String first = shown.out().lines().findFirst().orElse("");
    assertEquals(line, first.replaceFirst("conv_configuration_[0-9a-z]+", "ID"));
  }

  @ParameterizedTest
  @CsvSource({
    "same, same, d",
    "same, changed, d",
    "same, gone, d",
    "changed, same, new",
    "changed, changed, new",
    "changed, gone, new",
    "gone, same, d",
    "gone, changed, theirs",
    "gone, gone, ''"
  })
  void apply(String file, String live, String description) throws IOException {
    cell(file, live);
    run("apply", "--yes").exits(0);
    List<String> expected = new ArrayList<>(List.of("keep,d"));
    Stream.of(description).filter(text -> !text.isEmpty()).forEach(d -> expected.add("x," + d));
    assertEquals(expected, live());
    if (!file.equals("gone")) {
      run("diff", "--drift", "--exit-code").exits(0).printsNothing();
    }
    assertEquals(!description.isEmpty(), lock().contains("\"x\": "));
    run("apply", "--yes").exits(0).says("nothing to do");
  }

  @ParameterizedTest
  @CsvSource({
    "same, same, d",
    "same, changed, d",
    "same, gone, d",
    "changed, same, new",
    "changed, changed, new",
    "changed, gone, new",
    "gone, same, ''",
    "gone, changed, theirs",
    "gone, gone, ''"
  })
  void prune(String file, String live, String description) throws IOException {
    cell(file, live);
    Result result = run("apply", "--yes", "--prune").exits(0);
    List<String> expected = new ArrayList<>(List.of("keep,d"));
    Stream.of(description).filter(text -> !text.isEmpty()).forEach(d -> expected.add("x," + d));
    assertEquals(expected, live());
    assertEquals(!description.isEmpty(), lock().contains("\"x\": "));
    if (description.equals("theirs")) {
      result.says("is in no file any more, and was changed since the last apply, so --prune keeps");
    }
  }

  @Test
  void aLineForEachConfigurationSortedByName() throws IOException {
    files(document("b", "d"), document("a", "d"));
    run("apply", "--yes").exits(0);
    assertFalse(Files.exists(home.resolve("orch.lock.yaml")));
    run("apply", LOCKED).exits(0).says("nothing to do");
    files(document("b", "d"), document("a", "x"));
    run("apply", "--yes").exits(0);
    String id = "conv_configuration_[0-9a-z]{26}";
    String expected =
        "# Written by orch config apply. Keep it beside the files, under version control.\n"
            + "account: \"[^\"]+\"\nservice: \"http://127.0.0.1:[0-9]+/?\"\nconfigurations:\n"
            + "  \"a\": \\{\"id\":\"ID\",\"hash\":\"[0-9a-f]{32}\",\"version\":2,"
            + "\"operation\":\"proc_job_[0-9a-z]+\",\"created\":true}\n"
            + "  \"b\": \\{\"id\":\"ID\",\"hash\":\"[0-9a-f]{32}\",\"version\":1,"
            + "\"operation\":\"proc_job_[0-9a-z]+\",\"created\":true}\n";
    assertTrue(lock().matches(expected.replace("ID", id)), lock());
    String before = lock();
    run("apply", "--yes").exits(0).says("nothing to do");
    assertEquals(before, lock());
  }

  @Test
  void aConfigurationThatTheLockDoesNotListIsTakenOverOnlyWhenAsked() throws IOException {
    theirs(
        "create",
        "--name",
        "x",
        "--description",
        "theirs",
        "--grouping",
        "profile",
        "--memory-store",
        "mem_store_01k1etk2y5f1y9fpe2epfdtvv2",
        "--wait");
    files(document("keep", "d"), document("x", "d"));
    run("diff", "--lock", "orch.lock.yaml").exits(0);
    run("apply", LOCKED)
        .exits(6)
        .says("all.yaml:6: the configuration x (conv_configuration_")
        .says(") exists, but is not in the lock")
        .says("to take it over: orch -p local")
        .says("--lock orch.lock.yaml --yes --adopt");
    assertEquals(List.of("x,theirs"), live());
    run("apply", Orch.joined(LOCKED, "--adopt")).exits(0);
    assertEquals(List.of("keep,d", "x,d"), live());
    files(document("keep", "d"));
    run("apply", "--yes", "--prune")
        .exits(0)
        .says("was not created by an apply of these files, so --prune keeps it");
    assertEquals(List.of("keep,d", "x,d"), live());
  }

  @Test
  void theLockDecidesWhichOfTwoConfigurationsOfANameIsMeant() {
    files(document("x", "d"));
    run("apply", LOCKED).exits(0);
    theirs(
        "create",
        "--name",
        "x",
        "--description",
        "theirs",
        "--grouping",
        "profile",
        "--memory-store",
        "mem_store_01k1etk2y5f1y9fpe2epfdtvv2",
        "--wait");
    files(document("x", "new"));
    run("apply", "--yes").exits(0);
    assertEquals(List.of("x,new", "x,theirs"), live());
  }

  @Test
  void pruneHasLimits() throws IOException {
    files(document("a", "d"), document("b", "d"), document("c", "d"));
    run("apply", "--yes", "--prune").exits(2).says("and there is none; to begin one, apply with");
    run("apply", LOCKED).exits(0);
    files(document("a", "d"));
    run("apply", "--yes", "--prune")
        .exits(2)
        .says("the plan deletes 2 configurations (b (conv_configuration_")
        .says("and --max-deletes is 1; nothing was sent")
        .says("--prune --max-deletes 2");
    run("apply", "--yes", "--prune", "--filter", "a").exits(2).says("leave out --filter");
    orch.file("empty.yaml", "");
    String[] empty = {"config", "apply", "-f", "empty.yaml", "--yes", "--prune"};
    orch.run(server.and(empty)).exits(2).says("without any document would delete everything");
    assertEquals(3, live().size());
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR).reading("n\n");
    Result asked = run("apply", "--prune", "--max-deletes", "2", "--color", "never").exits(2);
    int b = asked.err().indexOf("- b (conv_configuration_");
    int question = asked.err().indexOf("apply this plan (2 to delete, 1 unchanged)?");
    assertTrue(b >= 0 && b < question, asked.err());
    orch.reading("y\n");
    run("apply", "--prune", "--max-deletes", "2").exits(0).says("orch: deleted: b (conv_");
    assertEquals(List.of("a,d"), live());
    assertFalse(lock().contains("\"b\""));
  }

  @Test
  void whatThisUserChangedIsNamedWithItsOperation() {
    files(document("x", "d"));
    run("apply", LOCKED).exits(0);
    orch.run(server.and("config", "update", "x", "--description", "mine", "--wait")).exits(0);
    Result drift = run("diff", "--drift").exits(0);
    assertTrue(
        drift.out().contains("changed live since the last apply (by your operation proc_job_"),
        drift.out());
    run("diff", "--drift", "-f", "none").exits(2);
  }

  @Test
  void whoChangedWhatIsSaidOnlyWhereTheJournalKnows() throws IOException {
    files(document("x", "d"));
    run("apply", LOCKED).exits(0);
    theirs("update", "x", "--description", "theirs", "--wait");
    Result mine = run("diff", "--drift").exits(0);
    assertTrue(mine.out().contains("last apply (not by orch on this machine)\n"), mine.out());
    String[] line = {"config", "diff", "-f", "all.yaml", "--drift"};
    Orch third = orch.colleague(home.resolve("third")).in(home);
    Result unknown = third.run(server.and(line)).exits(0);
    assertTrue(unknown.out().contains("changed live since the last apply\n"), unknown.out());
    Result byThem = colleague.in(home).run(server.and(line)).exits(0);
    assertTrue(byThem.out().contains("last apply (by your operation proc_job_"), byThem.out());
  }

  @Test
  void theLockOfAnotherAccountIsRefused() throws IOException {
    files(document("x", "d"));
    run("apply", LOCKED).exits(0);
    Files.writeString(
        home.resolve("orch.lock.yaml"),
        lock().replaceFirst("account: .*", "account: \"AC00000000000000000000000000000009\""));
    int writes = server.seen("POST").size();
    files(document("x", "new"), document("y", "d"));
    for (String command : List.of("apply", "diff")) {
      run(command)
          .exits(6)
          .says("orch.lock.yaml belongs to the account AC00000000000000000000000000000009 at");
    }
    assertEquals(writes, server.seen("POST").size());
    Files.writeString(home.resolve("orch.lock.yaml"), "configurations: {x: {}}\n");
    run("apply").exits(3).says("orch.lock.yaml:1: the lock file has no account and service");
  }

  @Test
  void driftNeedsALock() {
    files(document("x", "d"));
    run("diff", "--drift").exits(2).says("there is none; to begin one, apply with --lock");
  }
}
