package orch.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiExceptionTest {
  private static final Call CALL = Call.get("look", "", URI.create("https://h.example"));

  @ParameterizedTest
  @CsvSource({
    "400, Invalid, false", "401, Unauthorized, false", "403, Unauthorized, false",
    "404, NotFound, false", "405, Invalid, false", "408, ServerBroke, true",
    "409, Conflict, false", "410, NotFound, false", "412, Conflict, false",
    "422, Invalid, false", "429, Throttled, true", "500, ServerBroke, true",
    "501, ServerBroke, false", "502, ServerBroke, true", "503, ServerBroke, true",
    "504, ServerBroke, true", "505, ServerBroke, false", "599, ServerBroke, false",
    "302, BadReply, false", "304, BadReply, false", "100, BadReply, false"
  })
  void aStatusMeansAKindOfProblem(int status, String kind, boolean retryable) {
    ApiException problem = ApiException.of(CALL, answer(status, Map.of(), "{}"));
    assertEquals(kind, problem.getClass().getSimpleName());
    assertEquals(retryable, problem.isRetryable());
    assertEquals(status, problem.reply().status());
    assertSame(CALL, problem.call());
  }

  @Test
  void whatNeverArrivedIsWorthAnotherTry() {
    ApiException problem =
        new ApiException.Unreachable(
            CALL, FailureCause.BROKEN, ErrorDetails.none("cut off"), false);
    assertEquals(true, problem.isRetryable());
    assertEquals("cut off", problem.getMessage());
    assertEquals(ErrorDetails.none("cut off"), problem.reply());
    assertEquals(0, problem.reply().status());
  }

  @Test
  void aRedirectSaysWhereToAndIsNotFollowed() {
    RawResponse answer = answer(302, Map.of("location", "https://evil.example/"), "<html>");
    assertEquals(
        "the service redirects to https://evil.example/, and orch does not follow redirects",
        ApiException.of(CALL, answer).reply().message());
    assertEquals(
        "the service redirects, and orch does not follow redirects",
        ApiException.of(CALL, answer(302, Map.of(), "")).reply().message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"code":20404,"message":"gone","more_info":"https://x","status":404} | 20404 | gone
          {"code":20001,"httpStatusCode":400,"message":"bad","userError":true,"params":{}} | 20001 | bad
          {"type":"about:blank","title":"Bad","status":400,"detail":"too long","code":"20001"} | 20001 | too long
          {"title":"Bad","detail":" "} | `` | Bad
          {"code":400,"userError":true} | 400 | ``
          {"code":null,"message":null,"detail":null} | `` | ``
          {"message":{"a":1},"code":[1]} | `` | ``
          <html>Bad Gateway</html> | `` | ``
          {"code":20404,"mess | `` | ``
          [] | `` | ``
          `` | `` | ``
          """)
  void threeShapesOfErrorsAndNone(String body, String code, String words) {
    ErrorDetails reply = ErrorDetails.of(answer(400, Map.of(), body));
    assertEquals(code, reply.code());
    assertEquals(words, reply.message());
    assertEquals(List.of(), reply.fields());
  }

  @Test
  void aProblemMayNameFields() {
    String body =
        """
        {"detail": "invalid", "errors": [{"detail": "too long", "pointer": "/displayName"},
         {"message": "other words"}, "text"]}""";
    assertEquals(
        List.of(
            new ErrorDetails.Field("/displayName", "too long"),
            new ErrorDetails.Field("", "other words"),
            new ErrorDetails.Field("", "")),
        ErrorDetails.of(answer(400, Map.of(), body)).fields());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "\"x\"", "[]", "{}"})
  void fieldsMayBeAnything(String errors) {
    assertEquals(
        List.of(), ErrorDetails.of(answer(400, Map.of(), "{\"errors\":" + errors + "}")).fields());
  }

  @Test
  void theHeadersTellTheRest() {
    Map<String, String> headers =
        Map.of(
            "twilio-request-id", "RQ1", "retry-after", "5", "x-conflicting-resource-id", "conv_1");
    ErrorDetails reply = ErrorDetails.of(answer(409, headers, ""));
    assertEquals("RQ1", reply.requestId());
    assertEquals(Optional.of(Duration.ofSeconds(5)), reply.retryAfter());
    assertEquals("conv_1", reply.conflictingId());
  }

  @Test
  void ourWordsAreOnlyForASilentService() {
    ErrorDetails silent = ErrorDetails.of(answer(502, Map.of("twilio-request-id", "RQ1"), ""));
    assertEquals("ours", silent.orMessage("ours").message());
    assertEquals("RQ1", silent.orMessage("ours").requestId());
    ErrorDetails telling = ErrorDetails.none("theirs");
    assertSame(telling, telling.orMessage("ours"));
  }

  private static RawResponse answer(int status, Map<String, String> headers, String body) {
    return new RawResponse(status, headers, body, Instant.EPOCH);
  }
}
