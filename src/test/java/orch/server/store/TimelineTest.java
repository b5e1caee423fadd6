package orch.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The status of an operation over time, as a table. */
class TimelineTest {
  @ParameterizedTest
  @CsvSource({
    "2000,    0, PENDING,   2",
    "2000,  999, PENDING,   2",
    "2000, 1000, RUNNING,   1",
    "2000, 1999, RUNNING,   1",
    "2000, 2000, COMPLETED, 0",
    "2000, 9000, COMPLETED, 0",
    "2001,    0, PENDING,   3",
    "   1,    0, PENDING,   1",
    "   0,    0, COMPLETED, 0",
    "2000, -500, PENDING,   3"
  })
  void statusFollowsFromTheClock(long latency, long at, String status, long secondsLeft) {
    Instant start = Instant.parse("2026-03-01T10:00:00Z");
    Timeline timeline = new Timeline(start, start.plusMillis(latency));

    Instant now = start.plusMillis(at);

    assertEquals(status, timeline.statusAt(now, "COMPLETED"));
    assertEquals(secondsLeft, timeline.secondsLeft(now));
  }
}
