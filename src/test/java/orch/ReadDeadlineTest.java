package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --timeout} is one deadline for all that {@code list} and {@code get} do. */
class ReadDeadlineTest {
  private static final String ID = "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2";

  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path home) {
    orch = new Orch(home);
  }

  private Result timed(HostileServer server, String line) {
    return orch.run(server.and((line + " --timeout 10s").split(" ", -1)));
  }

  /** Every answer takes some seconds. */
  private HostileServer slow(HostileServer.Answers answers) throws IOException {
    return new HostileServer(
        (number, to) -> {
          orch.time().pass(Duration.ofSeconds(4));
          answers.answer(number, to);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"config list", "config get support", "config list --sort-by name"})
  void pagesEndAtTheDeadline(String line) throws IOException {
    try (HostileServer server =
        slow(
            (number, to) ->
                to.json(
                    200,
                    HostileServer.page(HostileServer.configuration("c" + number), "t" + number)))) {
      Result late = timed(server, line).exits(7);
      late.says("the deadline passed before the list of configurations was complete");
      late.says(" " + line + " --timeout 20s\n");
      assertTrue(server.requests() <= 4, () -> server.requests() + " requests");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"config list", "config get support", "config get " + ID})
  void retriesEndAtTheDeadline(String line) throws IOException {
    try (HostileServer server = slow((number, to) -> to.json(503, "{}"))) {
      timed(server, line + " --max-retries 100").exits(7);
      Duration took = orch.time().elapsed();
      assertTrue(took.compareTo(Duration.ofSeconds(14)) < 0, took::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"config list", "config get support", "config get " + ID})
  void aPauseThatWouldPassTheDeadlineIsNotBegun(String line) throws IOException {
    try (HostileServer server =
        new HostileServer((number, to) -> to.header("Retry-After", "60").json(429, "{}"))) {
      timed(server, line).exits(7).says("HTTP 429");
      assertEquals(1, server.requests());
      assertEquals(Duration.ZERO, orch.time().elapsed());
    }
  }

  @Test
  void anErrorAtTheDeadlineIsWorthRepeating() throws IOException {
    try (HostileServer server = slow((number, to) -> to.json(503, "{}"))) {
      Result late = timed(server, "config list -o json");
      assertEquals(7, late.error().path("exitCode").asInt());
      assertTrue(late.error().path("retryable").asBoolean(), late::toString);
    }
  }
}
