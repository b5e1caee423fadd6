package orch.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollScheduleTest {
  @ParameterizedTest
  @CsvSource({
    // interval, polls, planned, 20 % shorter, 20 % longer
    "1000, 0, 1000, 800, 1200",
    "1000, 1, 1500, 1200, 1800",
    "1000, 2, 2250, 1800, 2700",
    "1000, 3, 3375, 2700, 4050",
    "1000, 4, 5063, 4050, 6075",
    "1000, 5, 7594, 6075, 9113",
    "1000, 6, 10000, 8000, 12000",
    "1000, 7, 10000, 8000, 12000",
    "1000, 100000, 10000, 8000, 12000",
    "200, 0, 200, 160, 240",
    "200, 10, 10000, 8000, 12000",
    "10000, 5, 10000, 8000, 12000",
    "30000, 0, 30000, 24000, 36000",
    "30000, 9, 30000, 24000, 36000"
  })
  void eachPauseIsHalfAsLongAgainUpToTenSeconds(
      long interval, int looks, long planned, long shortest, long longest) {
    PollSchedule patience = new PollSchedule(Duration.ZERO, Duration.ofMillis(interval));
    assertEquals(Duration.ofMillis(planned), patience.pause(looks, 0.5));
    assertEquals(Duration.ofMillis(shortest), patience.pause(looks, 0));
    assertEquals(Duration.ofMillis(longest), patience.pause(looks, 1));
  }

  @Test
  void howeverShortTheIntervalTimePasses() {
    PollSchedule hasty = new PollSchedule(Duration.ZERO, Duration.ofNanos(1));
    assertEquals(Duration.ofMillis(1), hasty.pause(0, 0));
  }

  @Test
  void fiveMinutesAndASecondAreUsual() {
    assertEquals(
        new PollSchedule(Duration.ofMinutes(5), Duration.ofSeconds(1)), PollSchedule.DEFAULT);
  }

  @Test
  void patienceCannotBeNegative() {
    Duration second = Duration.ofSeconds(1);
    Duration negative = Duration.ofMillis(-1);
    assertEquals(
        "the timeout must not be negative",
        assertThrows(IllegalArgumentException.class, () -> new PollSchedule(negative, second))
            .getMessage());
    for (Duration interval : new Duration[] {Duration.ZERO, negative}) {
      assertEquals(
          "the poll interval must be more than zero",
          assertThrows(IllegalArgumentException.class, () -> new PollSchedule(second, interval))
              .getMessage());
    }
  }
}
