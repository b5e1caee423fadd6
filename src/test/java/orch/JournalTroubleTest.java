package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import orch.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands with a journal that is damaged, is not a file, or cannot be written. */
@Timeout(60)
class JournalTroubleTest {
  private static final String[] UPDATE = {"config", "update", "My Support Config"};

  private Orch orch;
  private Server server;
  private Path state;

  @BeforeEach
  void machine(@TempDir Path home) throws IOException {
    orch = new Orch(home);
    server = new Server(home, orch.time());
    state = Files.createDirectories(home.resolve(".local/state/orch"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Result create(String... more) {
    String[] words = Orch.joined(new String[] {"config", "create"}, Orch.PLAIN);
    return orch.run(server.and(Orch.joined(words, more)));
  }

  private Result update(String... more) {
    return orch.run(server.and(Orch.joined(UPDATE, more)));
  }

  private static Path free(Path place) throws IOException {
    Files.deleteIfExists(place);
    return place;
  }

  private int warnings(Result result) {
    return (int)
        result.err().lines().filter(line -> line.contains("the journal cannot be")).count();
  }

  @Test
  void aJournalThatCannotBeReadIsNoReasonToThinkThatNothingIsInDoubt() throws IOException {
    create("--wait").exits(0);
    Files.createDirectories(free(state.resolve("journal.jsonl")));
    update("--description", "e")
        .exits(6)
        .says("the journal cannot be read: ")
        .says(
            "it is a directory, not a regular file; an earlier write may be in doubt; nothing was sent")
        .says("--if-version N");
    assertEquals(0, server.seen("PATCH").size());
    update("--description", "e", "--if-version", "1").exits(0);
  }

  @Test
  void aPipeInItsPlaceIsSaidAtOnce() throws Exception {
    create("--wait").exits(0);
    Path pipe = free(state.resolve("journal.jsonl"));
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    update("--description", "e")
        .exits(6)
        .says("it is a pipe, a socket or a device, not a regular file");
    orch.run(server.and("config", "status", "--last"))
        .exits(6)
        .says("a pipe, a socket or a device");
  }

  @Test
  void aDeviceInItsPlaceIsNotReadToItsEnd() throws IOException {
    create("--wait").exits(0);
    Files.createSymbolicLink(free(state.resolve("journal.jsonl")), Path.of("/dev/full"));
    update("--description", "e")
        .exits(6)
        .says("it is a pipe, a socket or a device, not a regular file");
  }

  @Test
  void aLineWithAKeyThatIsNoUuidEndsNoCommand() throws IOException {
    String id = create("--wait").exits(0).json().path("id").asText();
    String line =
        "{\"at\":\"%s\",\"event\":\"sending\",\"key\":\"%s\",\"target\":\"%s\","
            + "\"account\":\"%s\",\"method\":\"%s\",\"path\":\"/v2/ControlPlane/Configurations/%s\","
            + "\"body\":{}}";
    String account = account();
    String now = orch.time().instant().toString();
    Files.write(
        state.resolve("journal.jsonl"),
        List.of(
            line.formatted(now, "no-uuid", server.url(), account, "PATCH", id),
            line.formatted(
                now, "00000000-0000-0000-0000-000000000001", server.url(), account, "MOVE", id)));
    update("--description", "e", "--wait").exits(0);
  }

  private String account() throws IOException {
    try (var files = Files.list(state.resolve("journal"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
        return Json.read(Files.readAllLines(file).get(0)).path("account").asText();
      }
    }
    throw new AssertionError("there is no journal");
  }

  @Test
  void aJournalThatCannotBeWrittenIsSaidOnceWithItsReasonAlsoToWhoWantsQuiet() throws IOException {
    Files.writeString(state.resolve("journal"), "a file in the place of the directory");
    Files.createDirectories(state.resolve("journal.jsonl"));
    Result result = create("-q").exits(0);
    assertEquals(1, warnings(result), result::toString);
    result.says("; this write is not recorded");
    orch.run(server.and("config", "wait", result.json().path("operationId").asText())).exits(0);
    Result updated = update("--description", "e", "--if-version", "1", "--wait").exits(0);
    assertEquals(1, warnings(updated), updated::toString);
    Result deleted =
        orch.run(server.and("config", "delete", "My Support Config", "--yes", "--wait")).exits(0);
    assertEquals(1, warnings(deleted), deleted::toString);
  }

  @Test
  void aDeviceInItsPlaceIsNotWrittenTo() throws IOException {
    create("--wait").exits(0);
    try (var files = Files.list(state.resolve("journal"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("/dev/full"));
      }
    }
    Result result = create("-q").exits(0);
    assertEquals(1, warnings(result), result::toString);
    assertTrue(
        result.err().contains("it is a pipe, a socket or a device, not a regular file"),
        result::toString);
  }

  @Test
  void anUnusableJournalCanBeAnErrorInsteadOfAWarning() throws IOException {
    create("--wait").exits(0);
    for (Path file : List.of(state.resolve("journal"), state.resolve("journal.jsonl"))) {
      remove(file);
    }
    Files.writeString(state.resolve("journal"), "a file in the place of the directory");
    orch.file(
        "other.yaml",
        """
        displayName: Other
        description: d
        conversationGroupingType: GROUP_BY_PROFILE
        memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
        """);
    String[][] writes = {
      Orch.joined(new String[] {"config", "create"}, Orch.PLAIN),
      {"config", "create", "--idempotency-key", "0f0e0d0c-0b0a-4908-8706-050403020100"},
      {"config", "update", "My Support Config", "--description", "e", "--if-version", "1"},
      {"config", "delete", "My Support Config", "--yes"},
      {"config", "apply", "-f", "other.yaml", "--yes"},
      {"config", "resume"}
    };
    writes[1] = Orch.joined(writes[1], Orch.PLAIN);
    int sent = server.seen("POST").size();
    for (String[] write : writes) {
      orch.run(server.and(Orch.joined(write, "--require-journal")))
          .exits(6)
          .says("the journal cannot be ")
          .says("--require-journal needs it; nothing was sent");
    }
    orch.with("ORCH_REQUIRE_JOURNAL", "true");
    create().exits(6).printsNothing();
    assertEquals(sent, server.seen("POST").size());
    assertEquals(0, server.seen("PATCH").size() + server.seen("DELETE").size());
    orch.with("ORCH_REQUIRE_JOURNAL", "false");
    create().exits(0).says("; this write is not recorded");
  }

  private static void remove(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      try (var files = Files.list(place)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
    Files.deleteIfExists(place);
  }
}
