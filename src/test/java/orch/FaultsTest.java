package orch;

import static orch.Orch.PLAIN;
import static orch.Orch.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Safe writes: with every fault of the network there is one configuration at the end, and every
 * attempt sends the same key.
 */
class FaultsTest {
  private static final String[] CREATE =
      joined(
          new String[] {"config", "create", "--wait", "--timeout", "2m", "--http-timeout", "1s"},
          PLAIN);

  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    orch = new Orch(directory);
  }

  @ParameterizedTest
  @CsvSource({
    "create:429, 2",
    "create:429=3, 2",
    "create:503*2, 3",
    "create:500, 2",
    "create:502, 2",
    "create:504, 2",
    "create:408, 2",
    "create:cut-before, 2",
    "create:cut-after, 2",
    "create:html=502, 2",
    "create:empty=500, 2",
    "create:stall, 2",
    "create:truncated, 2",
    "create:shape2=503, 2",
    "create:shape3=503, 2",
    "operation:503*3, 1",
    "operation:cut-before, 1",
    "operation:html=502, 1",
    "operation:429=7, 1",
    "create:relative-status-url, 1",
    "create:status-name=IN_PROGRESS, 1",
    "create:no-related, 1",
    "create:no-id, 1",
    "create:lag=4, 1"
  })
  void oneConfigurationAndOneKey(String fault, int attempts) throws IOException {
    try (Server server = new Server(home, orch.time(), fault)) {
      Instant start = orch.time().instant();
      String created = orch.run(server.and(joined(CREATE, "-o", "name"))).exits(0).out();
      Duration took = Duration.between(start, orch.time().instant());
      assertTrue(took.compareTo(Duration.ofMinutes(2)) <= 0, "within the timeout: " + took);
      List<Server.Seen> posts = server.seen("POST");
      assertEquals(attempts, posts.size(), posts::toString);
      assertEquals(1, posts.stream().map(Server.Seen::key).distinct().count(), posts::toString);
      orch.run(server.and("config", "list", "-o", "name")).exits(0).prints(created);
    }
  }

  @ParameterizedTest
  @CsvSource({"update:lag=7, new, 2", "update:lag=900, d, 1"})
  void aChangeIsShownAsSoonAsReadsShowIt(String fault, String description, int version)
      throws IOException {
    try (Server server = new Server(home, orch.time(), fault)) {
      orch.run(server.and(CREATE)).exits(0);
      String[] update = {"config", "update", "My Support Config", "--description=new", "--wait"};
      Result updated = orch.run(server.and(update)).exits(0);
      assertEquals(description, updated.json().path("description").asText());
      assertEquals(version, updated.json().path("version").intValue());
      assertEquals(version == 1, updated.err().contains("reads do not show the change yet"));
      assertEquals(1, server.seen("PATCH").size());
    }
  }

  @Test
  void retryAfterIsAFloor() throws IOException {
    try (Server server = new Server(home, orch.time(), "create:429=7")) {
      orch.run(server.and(CREATE)).exits(0);
      assertTrue(orch.time().sleeps().get(0).compareTo(Duration.ofSeconds(7)) >= 0);
    }
  }

  @Test
  void aPauseThatWouldPassTheDeadlineEndsTheCommandNow() throws IOException {
    try (Server server = new Server(home, orch.time(), "create:429=60*9")) {
      String[] hurried = joined(new String[] {"config", "create", "--timeout", "30s"}, PLAIN);
      orch.run(server.and(hurried)).exits(7).printsNothing();
      assertEquals(1, server.seen("POST").size());
      assertTrue(orch.time().sleeps().isEmpty());
    }
  }

  @Test
  void aRefusalForNowSaysNothingOfAnEarlierAttempt() throws IOException {
    try (Server server = new Server(home, orch.time(), "create:cut-after", "create:429*9")) {
      orch.run(server.and(CREATE)).exits(7).says("the service may have applied the write");
    }
    try (Server server = new Server(home, orch.time(), "create:429*9")) {
      orch.run(server.and(CREATE)).exits(7).says("the request was not processed");
    }
  }

  @Test
  void otherRefusalsAreNotTriedAgain() throws IOException {
    for (String fault : new String[] {"create:400", "create:401", "create:403", "create:409"}) {
      try (Server server = new Server(home, orch.time(), fault)) {
        orch.run(server.and(CREATE)).printsNothing();
        assertEquals(1, server.seen("POST").size(), fault);
      }
    }
  }

  @Test
  void aStatusUrlElsewhereIsRefusedBeforeAnyRequest() throws IOException {
    try (Server elsewhere = new Server(home.resolve("elsewhere"), orch.time());
        Server server =
            new Server(home, orch.time(), "create:status-url=" + elsewhere.url() + "/v2/x")) {
      orch.run(server.and(CREATE)).exits(12).says("sends its credentials to no other server");
      assertEquals(List.of(), elsewhere.seen("GET"));
    }
  }

  @Test
  void anAnswerWithoutTheHeaderOfTheOperationIsFollowedByItsStatusUrl() throws IOException {
    try (Server server = new Server(home, orch.time(), "POST:*:no-operation-id")) {
      orch.run(server.and(CREATE)).exits(0);
      assertEquals(1, server.seen("POST").size());
    }
  }

  @Test
  void bytesThatAreNoTextAreNoUsableAnswer() throws IOException {
    try (Server server = new Server(home, orch.time(), "list:*:garbage")) {
      orch.run(server.and("config", "list")).exits(12).printsNothing();
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws IOException {
    try (Server elsewhere = new Server(home.resolve("elsewhere"), orch.time());
        Server server = new Server(home, orch.time(), "create:redirect=" + elsewhere.url() + "/")) {
      orch.run(server.and(CREATE)).exits(12).printsNothing().says("does not follow redirects");
      assertEquals(List.of(), elsewhere.seen("GET"));
      assertEquals(List.of(), elsewhere.seen("POST"));
    }
  }

  @Test
  void withoutAnIdTwoOfTheSameNameAreAConflictThatNamesBoth() throws IOException {
    try (Server server = new Server(home, orch.time(), "create:no-id*2")) {
      String first = orch.run(server.and(joined(CREATE, "-o", "name"))).exits(0).out().strip();
      orch.run(server.and(CREATE)).exits(6).printsNothing().says(first);
    }
  }

  @Test
  void whenItIsUnknownWhetherTheServiceHasItTheKeyIsNamed() throws IOException {
    try (Server server = new Server(home, orch.time(), "create:cut-after*forever")) {
      Result cut = orch.run(server.and(CREATE)).exits(12).printsNothing();
      cut.says("config resume " + server.seen("POST").get(0).key());
    }
  }

  @Test
  void verboseTellsOfRetriesAndDebugOfEveryRequestWithoutASecret() throws IOException {
    try (Server server = new Server(home, orch.time(), "create:503", "create:503")) {
      orch.run(server.and(joined(CREATE, "-v"))).exits(0).says("orch: HTTP 503: retrying POST in ");
    }
    try (Server server = new Server(home, orch.time())) {
      Result debugged = orch.run(server.and(joined(CREATE, "--debug"))).exits(0);
      debugged.says("> POST " + server.url() + "/v2/ControlPlane/Configurations (attempt 1");
      debugged.says("< 202 after ");
      assertTrue(!debugged.err().contains("not-a-secret"));
    }
  }

  @Test
  void verboseTellsOfAttemptsThatGotNoResponse() throws IOException {
    try (Server server = new Server(home, orch.time(), "create:cut-after")) {
      Result created = orch.run(server.and(joined(CREATE, "-v"))).exits(0);
      Pattern failed =
          Pattern.compile(
              "orch: no response after \\d+ ms: the connection to \\S+ broke .*\\n"
                  + "orch: no response: retrying POST in \\d+ ms\\n"
                  + "orch: POST /v2/ControlPlane/Configurations: 202, \\d+ ms\\n");
      assertTrue(failed.matcher(created.err()).find(), created::toString);
    }
  }
}
