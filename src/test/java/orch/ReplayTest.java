package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that are used twice, and answers that are older than their requests. */
class ReplayTest {
  private static final String KEY = "0f0e0d0c-0b0a-4908-8706-050403020100";
  private static final String ID = "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2";
  private static final String JOB = "proc_job_01k1etk2y5f1y9fpe2epfdtvv2";

  @TempDir private Path home;

  private static String[] plain(String... more) {
    return Orch.joined(Orch.PLAIN, more);
  }

  /** A service whose every write is answered with one operation of this moment. */
  private static HostileServer replaying(Instant created, String description, AtomicInteger writes)
      throws IOException {
    String configuration =
        "{\"id\":\""
            + ID
            + "\",\"version\":1,\"displayName\":\"My Support Config\",\"description\":\""
            + description
            + "\",\"conversationGroupingType\":\"GROUP_BY_PROFILE\","
            + "\"memoryStoreId\":\"mem_store_01k1etk2y5f1y9fpe2epfdtvv2\"}";
    String operation =
        "{\"operationId\":\""
            + JOB
            + "\",\"status\":\"COMPLETED\",\"createdAt\":\""
            + created
            + "\",\"related\":{\"configurationId\":\""
            + ID
            + "\"}}";
    return new HostileServer(
        (number, to) -> {
          String path = to.exchange().getRequestURI().getPath();
          if (!to.method().equals("GET")) {
            writes.incrementAndGet();
            to.header("Operation-Id", JOB)
                .json(
                    202,
                    "{\"statusUrl\":\"/v2/ControlPlane/Operations/"
                        + JOB
                        + "\",\"related\":{\"configurationId\":\""
                        + ID
                        + "\"}}");
          } else if (path.contains("/Operations/")) {
            to.json(200, operation);
          } else {
            to.json(200, path.endsWith(ID) ? configuration : HostileServer.page(configuration, ""));
          }
        });
  }

  private static String[] at(HostileServer server, String... words) {
    return Orch.joined(new String[] {"-p", "local", "--base-url", server.url(), "config"}, words);
  }

  @Test
  void anOperationFromBeforeAWriteWithANewKeyIsNoSuccess() throws IOException {
    Orch orch = new Orch(home);
    Instant earlier = orch.time().instant().minus(Duration.ofMinutes(10));
    AtomicInteger writes = new AtomicInteger();
    try (HostileServer server = replaying(earlier, "d", writes)) {
      orch.run(Orch.joined(at(server, "create", "--wait"), Orch.PLAIN))
          .exits(6)
          .printsNothing()
          .says("the service answered with the operation " + JOB + " of 2026-03-01T11:50:00Z")
          .says("older than this write of 2026-03-01T12:00:00Z");
    }
  }

  @Test
  void noDeletionAndNoUpdateIsDoneByAnOlderOperationEither() throws IOException {
    Orch orch = new Orch(home);
    Instant earlier = orch.time().instant().minus(Duration.ofMinutes(10));
    AtomicInteger writes = new AtomicInteger();
    try (HostileServer server = replaying(earlier, "d", writes)) {
      orch.run(at(server, "delete", ID, "--yes", "--wait"))
          .exits(6)
          .says("may or may not be deleted")
          .says("is older than this write");
    }
    try (HostileServer server = replaying(earlier, "d", writes)) {
      orch.run(at(server, "update", ID, "--description", "new", "--wait"))
          .exits(6)
          .printsNothing()
          .says("is older than this write");
    }
    orch.file("one.yaml", "id: " + ID + "\ndisplayName: My Support Config\ndescription: new\n");
    try (HostileServer server = replaying(earlier, "d", writes)) {
      orch.run(at(server, "apply", "-f", "one.yaml", "--yes"))
          .exits(6)
          .says("is older than this write");
    }
    assertEquals(3, writes.get());
  }

  @Test
  void anOperationThatTheJournalKnowsFromAnotherKeyIsNoSuccess() throws IOException {
    Orch orch = new Orch(home);
    AtomicInteger writes = new AtomicInteger();
    try (HostileServer server = replaying(orch.time().instant(), "d", writes)) {
      orch.run(Orch.joined(at(server, "create"), Orch.PLAIN)).exits(0);
      String[] other = Orch.PLAIN.clone();
      other[1] = "Other";
      orch.run(Orch.joined(at(server, "create"), other))
          .exits(6)
          .printsNothing()
          .says("the service answered with the operation " + JOB + ", which belongs to an earlier")
          .says("to create the configuration \"My Support Config\"");
      orch.run(at(server, "resume")).exits(6).says("which belongs to an earlier write");
      orch.run(at(server, "update", ID, "--description", "new"))
          .exits(6)
          .says("belongs to an earlier write");
      orch.run(at(server, "delete", ID, "--yes", "--idempotency-key", KEY)).exits(0);
    }
  }

  @Test
  void aKeyThatAnotherMachineUsedForOtherValuesIsNoticed() throws IOException {
    Orch orch = new Orch(home);
    Instant earlier = orch.time().instant().minus(Duration.ofMinutes(10));
    for (String key : new String[] {KEY, "name:task-17"}) {
      for (String wait : new String[] {"--wait", "--no-header"}) {
        AtomicInteger writes = new AtomicInteger();
        try (HostileServer server = replaying(earlier, "another", writes)) {
          orch.run(Orch.joined(at(server, "create", wait), plain("--idempotency-key", key)))
              .exits(6)
              .printsNothing()
              .says("My Support Config was not created: the idempotency key ")
              .says(" was already used by operation " + JOB)
              .says("description: \"another\" -> \"d\"");
        }
      }
    }
  }

  @Test
  void theSameCreateWithTheSameKeyIsOneCreateOnEveryMachine() throws IOException {
    Orch orch = new Orch(home);
    try (Server server = new Server(home, orch.time())) {
      String[] create =
          Orch.joined(
              server.and("config", "create", "--wait"), plain("--idempotency-key", "name:task-17"));
      String id = orch.run(create).exits(0).json().path("id").asText();
      orch.time().pass(Duration.ofHours(20));
      Result again = orch.run(create).exits(0);
      assertEquals(id, again.json().path("id").asText());
      assertFalse(again.err().contains("already used"), again::toString);
      orch.with("XDG_STATE_HOME", home.resolve("another machine").toString());
      Result elsewhere = orch.run(create).exits(0).says("already used by operation proc_job_");
      elsewhere.says("which created the same configuration; nothing was created now");
      assertEquals(id, elsewhere.json().path("id").asText());
      assertEquals(1, orch.run(server.and("config", "list", "-o", "json")).json().size());
    }
  }

  @Test
  void aClockThatIsAheadOfTheServicesMakesNoAnswerOld() throws IOException {
    Orch orch = new Orch(home);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    orch.time().jump(Duration.between(orch.time().instant(), now.plus(Duration.ofMinutes(30))));
    AtomicInteger writes = new AtomicInteger();
    try (HostileServer server = replaying(now, "d", writes)) {
      orch.run(Orch.joined(at(server, "create", "--wait"), Orch.PLAIN)).exits(0);
    }
    orch.with("XDG_STATE_HOME", home.resolve("another machine").toString());
    try (HostileServer server = replaying(now.minus(Duration.ofMinutes(5)), "d", writes)) {
      orch.run(Orch.joined(at(server, "create", "--wait"), Orch.PLAIN)).exits(6);
    }
  }

  @Test
  void aKeyIsForOneRequest() throws IOException {
    Orch orch = new Orch(home);
    try (Server server = new Server(home, orch.time())) {
      String[] create = server.and("config", "create", "--wait", "--idempotency-key", KEY);
      orch.run(Orch.joined(create, Orch.PLAIN)).exits(0);
      String used = "the idempotency key " + KEY + " was used at 2026-03-01T12:00:00Z to create";
      String[] update = server.and("config", "update", "My Support Config", "--description", "e");
      orch.run(Orch.joined(update, "--idempotency-key", KEY))
          .exits(6)
          .says(used)
          .says("nothing was sent");
      orch.run(
              server.and(
                  "config", "delete", "My Support Config", "--yes", "--idempotency-key", KEY))
          .exits(6)
          .says(used);
      assertEquals(0, server.seen("PATCH").size() + server.seen("DELETE").size());
      String named = "name:task-17";
      orch.run(Orch.joined(server.and("config", "create"), plain("--idempotency-key", named)))
          .exits(0);
      String[] other = plain("--idempotency-key", named);
      other[3] = "other";
      orch.run(Orch.joined(server.and("config", "create"), other))
          .exits(6)
          .says("with other values; nothing was sent");
      assertEquals(2, server.seen("POST").size());
    }
  }

  @Test
  void theKeyOfAnOpenUpdateIsNotSentForOtherValues() throws IOException {
    Orch orch = new Orch(home);
    try (Server server = new Server(home, orch.time(), "update:cut-before*5")) {
      orch.run(Orch.joined(server.and("config", "create", "--wait"), Orch.PLAIN)).exits(0);
      String[] update =
          server.and("config", "update", "My Support Config", "--idempotency-key", KEY);
      orch.run(Orch.joined(update, "--description", "one")).exits(12);
      orch.run(Orch.joined(update, "--description", "two"))
          .exits(6)
          .says("with other values; nothing was sent")
          .says("description: \"one\" -> \"two\"")
          .says("config resume " + KEY);
      assertEquals(5, server.seen("PATCH").size());
      orch.run(Orch.joined(update, "--description", "one", "--wait")).exits(0);
      assertTrue(server.seen("PATCH").stream().allMatch(seen -> seen.key().equals(KEY)));
    }
  }
}
