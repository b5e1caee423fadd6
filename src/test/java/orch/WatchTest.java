package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import orch.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code config list --watch} and {@code config wait --watch} without a terminal. */
class WatchTest {
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path home) {
    orch = new Orch(home);
  }

  private void create(String name) {
    String[] plain = Orch.PLAIN.clone();
    plain[1] = name;
    orch.local(Orch.joined(new String[] {"config", "create", "-q"}, plain)).exits(0);
  }

  private void createdLongAgo(String name) {
    create(name);
    orch.time().pass(Duration.ofMinutes(1));
  }

  private static List<String> events(Result result) {
    List<String> events = new ArrayList<>();
    for (String line : result.out().lines().toList()) {
      JsonNode event = Json.read(line);
      String name = event.path("object").path("displayName").asText();
      events.add(event.path("type").asText() + " " + name);
    }
    return events;
  }

  @Test
  void everyChangeIsALineUntilTheTimeIsUp() {
    create("a");
    create("b");
    Duration start = orch.time().elapsed();
    Result result =
        orch.local("config", "list", "--watch", "-o", "jsonl", "--timeout", "9s").exits(0);
    assertEquals(List.of("ADDED a", "ADDED b"), events(result).stream().sorted().toList());
    long looks = orch.time().sleeps().stream().filter(Duration.ofSeconds(2)::equals).count();
    assertEquals(4, looks, "every two seconds");
    assertTrue(orch.time().elapsed().minus(start).compareTo(Duration.ofSeconds(9)) <= 0);
  }

  @Test
  void fieldsAndExpressionsAreThoseOfTheConfigurationAndTheEvent() {
    createdLongAgo("a");
    String[] watch = {"config", "list", "--watch=1s", "-o", "jsonl", "--timeout", "1s"};
    assertEquals(
        "{\"type\":\"ADDED\",\"object\":{\"displayName\":\"a\"}}\n",
        orch.local(Orch.joined(watch, "--fields", "displayName")).exits(0).out());
    assertEquals(
        "ADDED a\n",
        orch.local(Orch.joined(watch, "--jq", ".type + \" \" + .object.displayName"))
            .exits(0)
            .out());
    assertEquals("", orch.local(Orch.joined(watch, "--filter", "displayName=b")).exits(0).out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "wide", "json", "yaml", "csv", "name"})
  void aFormatThatCannotStreamIsRefusedWithTheCommandThatCan(String format) {
    Result result = orch.local("config", "list", "--watch", "-o", format).exits(2);
    assertTrue(result.err().contains("config list --watch -o jsonl"), result::toString);
  }

  @Test
  void withoutATerminalATableIsRefusedToo() {
    Result result = orch.local("config", "list", "--watch", "5s").exits(2);
    assertTrue(
        result.err().contains("orch -p local config list --watch 5s -o jsonl"), result::toString);
  }

  @Test
  void theShortestIntervalIsASecond() {
    orch.local("config", "list", "--watch", "900ms").exits(2).says("must be at least 1s");
    orch.local("config", "list", "--watch", "support").exits(2).says("is not a duration");
  }

  @Test
  void ctrlCEndsTheWatch() {
    createdLongAgo("a");
    orch.time().interruptSleep(orch.time().sleeps().size());
    Result result = orch.local("config", "list", "--watch", "-o", "jsonl").exits(130);
    assertTrue(result.out().contains("\"ADDED\""), result::toString);
  }

  @Test
  void theFirstLookMustSucceed() {
    orch.with("ORCH_BASE_URL", "http://127.0.0.1:1");
    orch.local("config", "list", "--watch", "-o", "jsonl", "--max-retries", "0").exits(12);
  }

  @Test
  void operationsAreWatchedUntilTheTimeIsUp() {
    create("a");
    create("b");
    Result result = orch.local("config", "wait", "--watch", "--timeout", "10s").exits(0);
    assertEquals(2, Json.read(result.out()).size(), result::toString);
    assertEquals(2, result.err().lines().filter(line -> line.contains("COMPLETED")).count());
    Result again = orch.local("config", "wait", "--watch", "--timeout", "5s").exits(0);
    assertEquals("[]\n", again.out(), "they have ended");
  }

  @Test
  void anOperationThatFailedIsAFailureOfTheWatch() throws IOException {
    try (Server server = new Server(orch.home(), orch.time(), "create:fail")) {
      String[] create = Orch.joined(new String[] {"config", "create", "-q"}, Orch.PLAIN);
      orch.run(server.and(create)).exits(0);
      orch.run(server.and("config", "wait", "--watch", "--timeout", "10s")).exits(9);
    }
  }

  @Test
  void aLookThatFailsIsRepeatedAndTheChangesSinceAreShown() throws IOException {
    // The first look is only slow.
    try (Server server = new Server(orch.home(), orch.time(), "list:slow=1", "list:503*2")) {
      orch.run(server.and(Orch.joined(new String[] {"config", "create", "-q"}, Orch.PLAIN)));
      Result result =
          orch.run(
                  server.and(
                      "config",
                      "list",
                      "--watch",
                      "--max-retries",
                      "0",
                      "-o",
                      "jsonl",
                      "--timeout",
                      "30s"))
              .exits(0);
      assertEquals(List.of("ADDED My Support Config"), events(result));
      assertEquals(1, result.err().lines().filter(line -> line.contains("HTTP 503")).count());
      List<Duration> pauses = orch.time().sleeps();
      assertTrue(pauses.contains(Duration.ofSeconds(4)), pauses::toString);
      assertTrue(pauses.contains(Duration.ofSeconds(8)), pauses::toString);
    }
  }

  @Test
  void aNamedOperationIsWatchedAlthoughItHasEnded() {
    create("a");
    orch.local("config", "wait", "--last", "-q").exits(0);
    Result result = orch.local("config", "wait", "--last", "--watch", "--timeout", "3s").exits(0);
    assertEquals(1, Json.read(result.out()).size());
  }

  @Test
  void ctrlCOfAWatchNamesTheCommandThatWatchesAgain() {
    orch.time().interruptSleep(0);
    orch.local("config", "wait", "--watch")
        .exits(130)
        .says("to watch them again: orch -p local config wait --watch");
  }
}
