package orch.server.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The syntax of fault specs. */
class FaultSpecTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429                      | ANY    | STATUS      | 429 | ''             | 1",
        "create:429=2*3           | CREATE | STATUS      | 429 | 2              | 3",
        "any:cut-before*forever   | ANY    | CUT_BEFORE  | 0   | ''             | 2147483647",
        "list:html=502            | LIST   | HTML        | 502 | 502            | 1",
        "redirect=http://a:1/b?c=d| ANY    | REDIRECT    | 0   | http://a:1/b?c=d | 1",
        "status-url=http://a/*7   | ANY    | STATUS_URL  | 0   | http://a/      | 7",
        "delete:lag=10            | DELETE | LAG         | 0   | 10             | 1"
      })
  void specIsUnderstood(
      String text, String target, String kind, int status, String argument, int times) {
    FaultSpec spec = FaultSpec.parse(text);

    assertEquals(target, spec.target().name());
    assertEquals(new Fault(FaultKind.valueOf(kind), status, argument), spec.fault());
    assertEquals(times, spec.times());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''            | is not of the form [WHERE:]KIND[=ARG][*COUNT], such as create:429=2*3",
        "put:429       | names an unknown request \"put\"; use one of any, create, update, delete,"
            + " get, list, operation",
        "html          | is wrong: html needs a status code 2xx, 4xx or 5xx, such as html=502",
        "html=302      | is wrong: html needs a status code 2xx, 4xx or 5xx, such as html=502",
        "cut-before=1  | is wrong: cut-before takes no argument",
        "503=soon      | is wrong: 503 takes the seconds of Retry-After or nothing, such as 429=2",
        "slow          | is wrong: slow needs a whole number, such as slow=500 (ms) or lag=3"
            + " (s)",
        "fail*0        | has the count 0; the count must be at least 1",
        "get:fail      | applies only to create, update or delete: only they start operations"
      })
  void wrongSpecIsExplained(String text, String why) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Faults.parse(List.of(text)));

    assertEquals("fault \"" + text + "\" " + why, e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"truncate, truncated", "301, 429", "none, fail", "status, stall"})
  void unknownKindIsExplained(String kind, String known) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> FaultSpec.parse(kind));

    String message = String.valueOf(e.getMessage());
    String start = "fault \"" + kind + "\" is not a kind of fault; use one of 400 to 599, ";
    assertTrue(message.startsWith(start) && message.contains(known), message);
  }
}
