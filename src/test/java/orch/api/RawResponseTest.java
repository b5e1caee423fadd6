package orch.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawResponseTest {
  private static final Instant RECEIVED = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "5, 5",
    "' 5 ', 5",
    "007, 7",
    "9223372036854775807, 9223372036854775807",
    "'Thu, 01 Jan 2026 00:00:30 GMT', 30",
    "'Fri, 02 Jan 2026 00:00:00 GMT', 86400",
    "'Wed, 31 Dec 2025 23:59:59 GMT', 0",
    "'Thu, 01 Jan 2026 01:00:30 +0100', 30",
    // The obsolete forms that a client must still accept: RFC 850, and C's asctime.
    "'Thursday, 01-Jan-26 00:00:30 GMT', 30",
    "'Tuesday, 01-Jan-75 00:00:00 GMT', 1546300800",
    "'Sunday, 06-Nov-94 08:49:37 GMT', 0",
    "'Friday, 01-Jan-99 00:00:00 GMT', 0",
    "'Thu Jan  1 00:00:30 2026', 30",
    "'Sun Jan 11 00:00:00 2026', 864000",
    "'Sun Nov  6 08:49:37 1994', 0"
  })
  void aWaitIsAskedForInSecondsOrAsADate(String header, long seconds) {
    assertEquals(Optional.of(Duration.ofSeconds(seconds)), retryAfter(header));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "1.5",
        "soon",
        "5s",
        "9223372036854775808",
        "99999999999999999999999",
        "٣",
        "Mon, 01 Jan 2026 00:00:30 GMT",
        "Monday, 01-Jan-26 00:00:30 GMT",
        "Thursday, 01-Jan-2026 00:00:30 GMT",
        "Thursday, 01-Jan-26 00:00:30",
        "Mon Jan  1 00:00:30 2026",
        "Thu Jan 1 00:00:30 2026 GMT",
        "Thu, ",
        ",",
        "2026-01-01T00:00:30Z"
      })
  void aWaitThatMakesNoSenseIsNone(String header) {
    assertEquals(Optional.empty(), retryAfter(header));
  }

  @Test
  void noHeaderNoWait() {
    assertEquals(Optional.empty(), answer(200, Map.of(), "").retryAfter());
    assertEquals("", answer(200, Map.of(), "").requestId());
    assertEquals("RQ1", answer(200, Map.of("twilio-request-id", " RQ1 "), "").requestId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "7", "null", "{", "{} {}", "{\"a\":1"})
  void anAnswerThatIsNoObjectIsNone(String body) {
    assertEquals(Optional.empty(), answer(200, Map.of(), body).object());
  }

  @Test
  void anAnswerMayBeAnObject() {
    assertEquals(
        "{\"a\":1.10}", answer(200, Map.of(), "{\"a\":1.10}").object().orElseThrow().toString());
  }

  @Test
  void aCompressedAnswerIsToldFromOneThatIsBroken() {
    assertEquals(
        "is compressed, which orch did not ask for",
        answer(200, Map.of("content-encoding", "gzip"), "\u001f\u008b").flaw());
    assertEquals("is not a JSON object", answer(200, Map.of(), "[]").flaw());
  }

  @ParameterizedTest
  @CsvSource({"199, false", "200, true", "202, true", "299, true", "300, false", "404, false"})
  void twoHundredsAreSuccess(int status, boolean success) {
    assertEquals(success, answer(status, Map.of(), "").isSuccess());
  }

  private static Optional<Duration> retryAfter(String header) {
    return answer(503, Map.of("retry-after", header), "").retryAfter();
  }

  private static RawResponse answer(int status, Map<String, String> headers, String body) {
    return new RawResponse(status, headers, body, RECEIVED);
  }
}
