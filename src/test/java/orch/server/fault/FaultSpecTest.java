package orch.server.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The syntax of rules. */
class FaultSpecTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429                      | ANY    | STATUS      | 429 | ''             | 1",
        "create:429=2*3           | CREATE | STATUS      | 429 | 2              | 3",
        "any:cut-before*forever   | ANY    | CUT_BEFORE  | 0   | ''             | 9223372036854775807",
        "list:html=502            | LIST   | HTML        | 502 | 502            | 1",
        "redirect=http://a:1/b?c=d| ANY    | REDIRECT    | 0   | http://a:1/b?c=d | 1",
        "status-url=http://a/*7   | ANY    | STATUS_URL  | 0   | http://a/      | 7",
        "delete:lag=10            | DELETE | LAG         | 0   | 10             | 1",
        "update:cut*2             | UPDATE | CUT_BEFORE  | 0   | ''             | 2"
      })
  void rulesForTheNextRequestsAreUnderstood(
      String text, String target, String kind, int status, String argument, long times) {
    FaultSpec spec = FaultSpec.parse(text);

    assertEquals(target, spec.requests().target().name());
    assertEquals(new Fault(FaultKind.valueOf(kind), status, argument), spec.fault());
    assertEquals(Choice.next(times), spec.choice());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST:3:503,retry-after=2           | 3 | 3 | 1    | 503,retry-after=2",
        "GET /operations:*:cut              | 1 | 9223372036854775807 | 1 | cut-before",
        "any:5%:fail                        | 1 | 9223372036854775807 | 0.05 | fail",
        ":2..4:hang                         | 2 | 4 | 1    | hang",
        "/configurations/*:7..:garbage      | 7 | 9223372036854775807 | 1 | garbage",
        "PUT:1:redirect=http://a:1/b,c      | 1 | 1 | 1    | redirect=http://a:1/b,c",
        "create:1:400,code=20404,body={a:1,b=2} | 1 | 1 | 1 | 400,code=20404,body={a:1,b=2}",
        "create:1:fail,status=409,message=no, not now | 1 | 1 | 1 | fail,status=409,message=no, not now"
      })
  void rulesThatCountRequestsAreUnderstood(
      String text, long first, long last, double share, String effect) {
    FaultSpec spec = FaultSpec.parse(text);

    assertEquals(new Choice(first, last, share, false), spec.choice());
    assertEquals(effect, spec.fault().text());
    assertEquals(text, spec.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''            | ' is empty; write [REQUESTS:]EFFECT[*COUNT] or REQUESTS:WHICH:EFFECT, such as"
            + " create:429=2*3 or POST:3:503,retry-after=2'",
        "put:429       | : \"put\" at character 1 is an unknown request; use one of any, create, update,"
            + " delete, get, list, operation, a method (GET, POST...), a path such as /operations, or"
            + " both; did you mean PUT?",
        "get /x:429    | : \"get \" at character 1 is not a method; use one of GET, POST, PUT, PATCH,"
            + " DELETE before a path",
        "html          | ' is wrong: html needs a status code 2xx, 4xx or 5xx, such as html=502'",
        "html=302      | ' is wrong: html needs a status code 2xx, 4xx or 5xx, such as html=502'",
        "cut-before=1  | ' is wrong: cut-before takes no argument'",
        "503=soon      | ' is wrong: 503 takes the seconds of Retry-After or nothing, such as 429=2'",
        "slow          | ' is wrong: slow needs a whole number, such as slow=500 (ms) or lag=3 (s)'",
        "fail*0        | : \"0\" at character 6 is no count; the least is 1",
        "get:fail      | : \"get\" at character 1 starts no operation, and fail is a fault of operations",
        "GET:1:fail    | : \"GET\" at character 1 starts no operation, and fail is a fault of operations",
        "POST:x:503    | : \"x\" at character 6 is not a choice of requests; use N (the Nth), N..M, N.."
            + " (from the Nth on), * (all) or a share such as 5%",
        "POST:0:503    | : \"0\" at character 6 chooses no request: they are counted from 1, upwards",
        "POST:4..2:503 | : \"4..2\" at character 6 chooses no request: they are counted from 1, upwards",
        "POST:101%:503 | : \"101%\" at character 6 is more than all requests; a share is at most 100%",
        "POST:1:503,retry=2      | : \"retry\" at character 12 is not an option of 503; use one of"
            + " retry-after, code, message, body; did you mean retry-after?",
        "POST:1:503,retry-after  | : \"retry-after\" at character 12 needs whole seconds, such as"
            + " retry-after=2",
        "POST:1:503,code=x       | : \"code=x\" at character 12 needs the number of an error of the API,"
            + " such as code=20404",
        "fail,status=200         | : \"status=200\" at character 6 needs a status code 4xx or 5xx, such as"
            + " status=400",
        "503,message=            | : \"message=\" at character 5 needs a text, which is the rest of the"
            + " rule",
        "503,code=1,code=2       | : \"code=2\" at character 12 is an option that the rule has twice",
        "cut,code=1              | : \"code\" at character 5 cannot follow: cut takes no options"
      })
  void aWrongRuleIsExplainedWithItsPlace(String text, String why) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Faults.parse(List.of(text)));

    assertEquals("fault \"" + text + "\"" + why, e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"truncate, truncated", "301, hang", "none, fail", "status, stall"})
  void unknownKindIsExplained(String kind, String known) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> FaultSpec.parse("POST:1:" + kind));

    String message = String.valueOf(e.getMessage());
    String start =
        "fault \"POST:1:"
            + kind
            + "\": \""
            + kind
            + "\" at character 8 is not a kind of fault; use a status code 2xx, 4xx or 5xx, or one of"
            + " shape2, ";
    assertTrue(message.startsWith(start) && message.contains(known), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET             | GET    | /v2/ControlPlane/Operations/x           | true",
        "GET             | POST   | /v2/ControlPlane/Configurations         | false",
        "GET /operations | GET    | /v2/ControlPlane/Operations/x           | true",
        "GET /operations | GET    | /v2/ControlPlane/OperationsOfOthers/x   | false",
        "GET /operations | GET    | /v2/ControlPlane/Configurations/x       | false",
        "/configurations | DELETE | /v2/ControlPlane/Configurations/x       | true",
        "/configurations | GET    | /v2/ControlPlane/Configurations         | true",
        "/configurations/* | GET  | /v2/ControlPlane/Configurations         | false",
        "/configurations/* | GET  | /v2/ControlPlane/Configurations/x       | true",
        "/Operations/proc_*7 | GET | /v2/ControlPlane/Operations/proc_job_7 | true",
        "/Operations/proc_*7 | GET | /v2/ControlPlane/Operations/proc_job_8 | false",
        "/v2/*/operations/ | GET  | /v2/ControlPlane/Operations/x           | true",
        "list            | GET    | /v2/ControlPlane/Operations/x           | false"
      })
  void pathsAndMethodsChooseRequests(String requests, String method, String path, boolean covers) {
    RequestPattern pattern = RequestPattern.parse(Part.of(requests));

    assertEquals(
        covers, pattern.covers(new Arrival(method, path, Target.OPERATION, "AC1", List.of())));
  }

  @Test
  void theFaultOfAnOperationIsTheSameAfterItWasStored() {
    for (String text : new String[] {"lag=3", "fail,code=7,message=a, b", "status-name=QUEUED"}) {
      Fault fault = FaultSpec.parse("create:" + text).fault();
      assertEquals(fault, Fault.ofText(fault.text()));
    }
    assertEquals(Fault.NONE, Fault.ofText(""));
    assertEquals(Fault.NONE, Fault.ofText("a-fault-of-the-future=1"));
  }
}
