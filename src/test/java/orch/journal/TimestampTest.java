package orch.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of a moment. */
class TimestampTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-27T12:34:56.123456789Z",
        "2026-11-27T12:34:56.123456Z",
        "2026-11-27T12:34:56.120Z",
        "2026-11-27T12:34:56Z",
        "2026-11-27T12:34:00Z",
        "2026-11-27T00:00:00Z",
        "2026-11-27T00:00:00.001Z",
        "1969-12-31T23:59:59.999Z",
        "0001-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "+12026-11-27T12:34:56Z"
      })
  void itIsThatOfJava(String text) {
    assertEquals(text, Instant.parse(text).toString());
    assertEquals(text, Timestamp.text(Instant.parse(text)));
  }
}
