package orch.api;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import orch.Fuzz;
import orch.json.MalformedTextException;
import org.junit.jupiter.api.Test;

/** Random answers of the service become details of an error, a page, or an unusable answer. */
class AnswerFuzzTest {
  private static final Call CALL = Call.get("list", "", URI.create("https://h.example"));

  private static final String[] ERRORS = {
    "{\"code\":20404,\"message\":\"m\",\"more_info\":\"https://h.example/20404\",\"status\":404}",
    "{\"code\":20001,\"httpStatusCode\":400,\"message\":\"m\",\"userError\":true,\"params\":{\"a\":\"b\"}}",
    "{\"type\":\"about:blank\",\"title\":\"t\",\"status\":422,\"detail\":\"d\",\"instance\":\"/x\","
        + "\"code\":17534,\"errors\":[{\"detail\":\"no\",\"pointer\":\"/a/b\"}]}",
    "<html><body>502</body></html>"
  };

  private static final String[] TIMES = {
    "5",
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT",
    "Sun Nov  6 08:49:37 1994"
  };

  private static RawResponse answer(Random random, int status, String body) {
    return new RawResponse(
        status,
        Map.of(
            "retry-after",
            Fuzz.text(random, TIMES[random.nextInt(TIMES.length)]),
            "date",
            Fuzz.text(random, TIMES[random.nextInt(TIMES.length)]),
            "twilio-request-id",
            Fuzz.text(random, "RQ1")),
        body,
        Instant.parse("2026-03-01T12:00:00Z"));
  }

  @Test
  void errorsOfAnyShapeAreErrors() {
    Fuzz.run(
        random -> {
          String body = Fuzz.text(random, ERRORS[random.nextInt(ERRORS.length)]);
          RawResponse answer = answer(random, 300 + random.nextInt(300), body);
          ApiException problem = ApiException.of(CALL, answer);
          assertTrue(problem.reply().message().length() < 3000);
          assertFalse(answer.flaw().isEmpty());
          assertTrue(answer.retryAfter().orElse(Duration.ZERO).compareTo(Duration.ZERO) >= 0);
          assertNotNull(answer.date());
        });
  }

  @Test
  void pagesOfAnyShapeArePagesOrUnusable() {
    String valid =
        "{\"meta\":{\"key\":\"items\",\"pageSize\":50,\"nextToken\":\"t\",\"previousToken\":null},"
            + "\"items\":[{\"id\":\"c_1\",\"displayName\":\"n\",\"version\":1},{\"id\":\"c_2\"}]}";
    Fuzz.run(
        random -> {
          try {
            Page page = Page.of(CALL, orch.json.Json.read(Fuzz.text(random, valid)));
            new PageTrail().next(page);
          } catch (MalformedTextException e) {
            assertFalse(e.reason().isEmpty());
          } catch (ApiException.BadReply e) {
            assertFalse(e.reply().message().isEmpty());
          }
        });
  }

  @Test
  void operationNamesOfAnyTextAreUrlsOrNone() {
    Endpoints endpoints = new Endpoints(URI.create("https://h.example"));
    String[] names = {"proc_job_1", "https://h.example/v2/ControlPlane/Operations/x?a=b", "/v2/x"};
    Fuzz.run(
        random -> {
          String name = Fuzz.text(random, names[random.nextInt(names.length)]);
          try {
            String url = endpoints.operation(name).toString();
            assertTrue(url.chars().noneMatch(Character::isISOControl), url);
          } catch (IllegalArgumentException e) {
            assertFalse(String.valueOf(e.getMessage()).isEmpty());
          }
        });
  }
}
