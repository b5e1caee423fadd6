package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code orch config history}. */
class HistoryTest {
  private final FakeTime time = new FakeTime();
  private Path home;
  private Orch orch;
  private Server server;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    orch = new Orch(home, time);
    server = new Server(home, time);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Result run(String... args) {
    return orch.run(server.and(args));
  }

  private void create(String name) {
    String[] words = {"config", "create", "--wait", "--name", name, "--description", "first"};
    String[] more = {"--grouping", "profile", "--memory-store", "mem_store_x"};
    run(Orch.joined(words, more)).exits(0);
    time.pass(Duration.ofSeconds(9));
  }

  private void update(String name, String description) {
    run("config", "update", name, "--description", description, "--wait").exits(0);
    time.pass(Duration.ofSeconds(9));
  }

  private JsonNode history(String... more) {
    return run(Orch.joined(new String[] {"config", "history", "-o", "json"}, more)).exits(0).json();
  }

  private int lookups() {
    return (int)
        server.seen("GET").stream().filter(each -> each.path().contains("/Operations/")).count();
  }

  private List<String> journal() {
    try (Stream<Path> files = Files.list(home.resolve(".local/state/orch/journal"))) {
      Path file =
          files.filter(each -> each.toString().endsWith(".jsonl")).findFirst().orElseThrow();
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void itTellsWhatEachWriteChangedTheNewestFirst() {
    create("support");
    update("support", "second");
    run("config", "delete", "support", "--yes", "--wait").exits(0);
    JsonNode writes = history();
    assertEquals(3, writes.size());
    assertEquals("delete", writes.at("/0/kind").asText());
    assertEquals("support", writes.at("/0/displayName").asText());
    assertEquals("second", writes.at("/0/before/description").asText());
    assertEquals("update", writes.at("/1/kind").asText());
    assertEquals("description: \"first\" -> \"second\"", writes.at("/1/summary").asText());
    assertEquals(
        "[{\"path\":\"description\",\"before\":\"first\",\"after\":\"second\"}]",
        writes.at("/1/changes").toString());
    assertEquals("config update", writes.at("/1/command").asText());
    assertEquals("local", writes.at("/1/profile").asText());
    assertEquals("local", writes.at("/1/account").asText());
    assertEquals("create", writes.at("/2/kind").asText());
    assertFalse(writes.get(2).has("before"));
    for (JsonNode each : writes) {
      assertEquals("COMPLETED", each.path("outcome").asText());
      assertTrue(each.path("operationId").asText().startsWith("proc_job_"));
    }
    assertEquals(
        "[\"update\"]", history("--filter", "kind=update", "--jq", "[.[].kind]").toString());
  }

  @Test
  void theServiceIsAskedOncePerOperation() {
    create("support");
    update("support", "second");
    int before = lookups();
    history();
    assertEquals(before + 2, lookups());
    history();
    assertEquals(before + 2, lookups());
    assertEquals(2, journal().stream().filter(line -> line.contains("\"ended\"")).count());
    run("config", "update", "support", "--description", "third").exits(0);
    int now = lookups();
    assertEquals("PENDING", history("--limit", "1").at("/0/outcome").asText());
    assertEquals(now + 1, lookups());
    time.pass(Duration.ofSeconds(9));
    assertEquals("COMPLETED", history("--limit", "1").at("/0/outcome").asText());
  }

  @Test
  void aServiceThatCannotBeReachedIsNoFailure() throws IOException {
    create("support");
    update("support", "second");
    history("--limit", "1");
    String url = server.url();
    server.close();
    Result offline =
        orch.run("-p", "local", "--base-url", url, "config", "history", "-o", "json").exits(0);
    assertEquals("COMPLETED", offline.json().at("/0/outcome").asText());
    assertEquals("UNKNOWN", offline.json().at("/1/outcome").asText());
    assertTrue(
        offline
            .err()
            .contains(
                "the outcome of 1 operation is unknown, because the service cannot be asked"));
    server = new Server(home, time);
  }

  @Test
  void howAWriteFailedIsTold() throws IOException {
    create("support");
    server.close();
    server = new Server(home, time, "update:fail", "update:400");
    run("config", "update", "support", "--description", "x").exits(0);
    run("config", "update", "support", "--description", "y").exits(3);
    time.pass(Duration.ofSeconds(9));
    JsonNode writes = history();
    assertEquals("REFUSED", writes.at("/0/outcome").asText());
    assertEquals("FAILED", writes.at("/1/outcome").asText());
    assertFalse(writes.at("/1/error").asText().isEmpty());
    assertEquals(writes, history());
  }

  @Test
  void aConfigurationThatIsGoneIsFoundByItsNamesAndId() {
    create("support");
    create("sales");
    String id = run("config", "get", "support").json().path("id").asText();
    run("config", "update", "support", "--name", "help", "--wait").exits(0);
    time.pass(Duration.ofSeconds(9));
    run("config", "delete", "help", "--yes", "--wait").exits(0);
    for (String word : List.of("support", "help", id)) {
      assertEquals(
          "[\"delete\",\"update\",\"create\"]", history(word, "--jq", "[.[].kind]").toString());
    }
    run("config", "history", "suport")
        .exits(5)
        .says("has no write to a configuration with the id or name \"suport\" in the last 30 days")
        .says("did you mean support?");
  }

  @Test
  void anotherAccountsWritesAreNotShown() {
    create("support");
    orch.local("config", "history", "-o", "json").exits(0).prints("[]\n");
    orch.local("config", "history").says("no writes in the last 30 days");
    orch.local("config", "history", "support").exits(5);
  }

  @Test
  void itEndsAfterThirtyDays() {
    create("support");
    time.pass(Duration.ofDays(29));
    assertEquals(1, history().size());
    time.pass(Duration.ofDays(2));
    assertEquals(0, history().size());
  }

  @Test
  void anOperationThatTheServiceForgotIsNotAskedAgain() throws IOException {
    create("support");
    time.pass(Duration.ofDays(8));
    server.close();
    String url = server.url();
    try (Server other = new Server(Files.createDirectory(home.resolve("other")), time)) {
      List<String> lines = journal();
      Path file = home.resolve(".local/state/orch/journal/2026-03.jsonl");
      Files.writeString(file, String.join("\n", lines).replace(url, other.url()) + "\n");
      String[] words = other.and("config", "history", "-o", "json");
      assertEquals("UNKNOWN", orch.run(words).exits(0).json().at("/0/outcome").asText());
      int asked = other.seen("GET").size();
      assertEquals("UNKNOWN", orch.run(words).exits(0).json().at("/0/outcome").asText());
      assertEquals(asked, other.seen("GET").size());
    }
    server = new Server(home, time);
  }

  @Test
  void applyIsTheCommandOfItsWrites() {
    orch.file(
        "a.yaml",
        """
        displayName: a
        description: d
        conversationGroupingType: GROUP_BY_PROFILE
        memoryStoreId: mem_store_x
        """);
    run("config", "apply", "-f", "a.yaml", "--yes").exits(0);
    time.pass(Duration.ofSeconds(9));
    orch.file("b.yaml", "displayName: a\ndescription: e\n");
    run("config", "apply", "-f", "b.yaml", "--yes").exits(0);
    JsonNode writes = history("a");
    assertEquals("config apply", writes.at("/0/command").asText());
    assertEquals("description: \"d\" -> \"e\"", writes.at("/0/summary").asText());
    assertEquals("config apply", writes.at("/1/command").asText());
  }

  @Test
  void theTableNamesTheOperationFirst() {
    create("support");
    update("support", "second");
    List<String> lines = run("config", "history").exits(0).out().lines().toList();
    assertTrue(lines.get(0).startsWith("OPERATION"));
    assertTrue(lines.get(1).contains("update  support  COMPLETED"), lines.get(1));
    assertTrue(lines.get(1).contains("description: \"first\" -> \"second\""), lines.get(1));
    run("config", "history", "--limit", "1").says("only the first 1 are shown; there are more");
  }

  @Test
  void theJournalStaysReadableOnlyByItsOwner() throws IOException {
    create("support");
    update("support", "second");
    history();
    try (Stream<Path> files = Files.list(home.resolve(".local/state/orch/journal"))) {
      for (Path file : files.toList()) {
        assertEquals(
            "[OWNER_READ, OWNER_WRITE]",
            new java.util.TreeSet<>(Files.getPosixFilePermissions(file)).toString(),
            file.toString());
      }
    }
  }
}
