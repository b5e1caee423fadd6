package orch.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTest {
  private static final Call CALL = Call.get("look", "", URI.create("https://h.example"));
  private static final Duration AGES = Duration.ofHours(1);

  @ParameterizedTest
  @CsvSource({
    // attempt, status, Retry-After, random, time left in ms -> pause in ms; empty for none
    "1, 503, '', 1, 60000, 500",
    "2, 503, '', 1, 60000, 1000",
    "3, 503, '', 1, 60000, 2000",
    "4, 503, '', 1, 60000, 4000",
    "5, 503, '', 1, 60000,",
    "1, 503, '', 0, 60000, 0",
    "1, 503, '', 0.5, 60000, 250",
    "1, 503, 3, 0.5, 60000, 3000",
    "4, 503, 3, 1, 60000, 4000",
    "1, 429, 0, 1, 60000, 500",
    "1, 429, 3600, 1, 3600000, 300000",
    "1, 429, 60, 1, 60000,",
    "1, 429, 60, 1, 60001, 60000",
    "1, 503, '', 1, 500,",
    "1, 503, '', 1, 501, 500",
    "1, 503, '', 0, 0,",
    "1, 400, 1, 1, 60000,",
    "1, 404, 1, 1, 60000,",
    "1, 409, 1, 1, 60000,",
    "1, 501, 1, 1, 60000,"
  })
  void theTable(int attempt, int status, String retryAfter, double random, long left, Long pause) {
    RawResponse answer =
        new RawResponse(status, Map.of("retry-after", retryAfter), "", Instant.EPOCH);
    Optional<Duration> next =
        new Retry(4, () -> random)
            .next(attempt, ApiException.of(CALL, answer), Duration.ofMillis(left));
    assertEquals(Optional.ofNullable(pause).map(Duration::ofMillis), next);
  }

  @Test
  void noPauseIsLongerThanThirtySecondsUnlessItIsAskedFor() {
    Retry endless = new Retry(5000, () -> 1);
    ApiException cut =
        new ApiException.Unreachable(CALL, FailureCause.BROKEN, ErrorDetails.none("cut"), false);
    assertEquals(Optional.of(Duration.ofSeconds(16)), endless.next(6, cut, AGES));
    assertEquals(Optional.of(Duration.ofSeconds(30)), endless.next(7, cut, AGES));
    assertEquals(Optional.of(Duration.ofSeconds(30)), endless.next(5000, cut, AGES));
  }

  @Test
  void neverIsNever() {
    ApiException cut =
        new ApiException.Unreachable(CALL, FailureCause.BROKEN, ErrorDetails.none("cut"), false);
    assertEquals(Optional.empty(), Retry.never().next(1, cut, AGES));
    assertEquals(Optional.empty(), new Retry(0, () -> 1).next(1, cut, AGES));
  }
}
