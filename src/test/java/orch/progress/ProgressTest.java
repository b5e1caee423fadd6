package orch.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import orch.json.Json;
import orch.operation.FakeTime;
import orch.operation.Operation;
import orch.operation.OperationToFollow;
import orch.term.Screen;
import org.junit.jupiter.api.Test;

/** The exact output of each progress mode that prints lines. */
class ProgressTest {
  private static final String A = "https://h.example/v2/ControlPlane/Operations/proc_job_a?x=/y";
  private static final String B = "proc_job_b";

  private final FakeTime time = new FakeTime();
  private final Screen err = new Screen();

  @Test
  void plainIsALineForEveryChange() {
    PlainProgress plain = new PlainProgress(err.stream, time);
    plain.following(started(A));
    plain.following(started(B));
    plain.seen(A, operation("PENDING"));
    plain.seen(A, operation("PENDING"));
    time.pass(Duration.ofSeconds(59));
    plain.seen(B, operation("PENDING"));
    plain.seen(A, operation("RUNNING"));
    time.pass(Duration.ofSeconds(66));
    plain.missed(A, "HTTP 503\nbusy");
    plain.missed(A, "HTTP 503\nbusy");
    plain.seen(A, operation("RUNNING"));
    plain.seen(A, operation("\u001b[31mODD"));
    plain.close();
    assertEquals(
        """
        orch: proc_job_a PENDING after 0 s
        orch: proc_job_b PENDING after 59 s
        orch: proc_job_a RUNNING after 59 s
        orch: proc_job_a poll failed: HTTP 503\\nbusy after 2 min 5 s
        orch: proc_job_a RUNNING after 2 min 5 s
        orch: proc_job_a \\u001b[31mODD after 2 min 5 s
        """,
        err.text());
  }

  @Test
  void plainHasAHeartbeatAfterThirtySecondsOfSilence() {
    PlainProgress plain = new PlainProgress(err.stream, time);
    plain.following(started(A));
    plain.following(started(B));
    time.pass(Duration.ofMillis(29_999));
    plain.stillWaiting();
    assertEquals("", err.text());
    time.pass(Duration.ofMillis(1));
    plain.stillWaiting();
    plain.stillWaiting();
    assertEquals("orch: still waiting for 2 operations after 30 s\n", err.text());
    time.pass(Duration.ofSeconds(20));
    plain.seen(A, operation("COMPLETED"));
    time.pass(Duration.ofSeconds(29));
    plain.stillWaiting();
    assertEquals("orch: proc_job_a COMPLETED after 50 s\n", err.text());
    time.pass(Duration.ofSeconds(1));
    plain.stillWaiting();
    assertEquals("orch: still waiting for 1 operation after 1 min 20 s\n", err.text());
  }

  @Test
  void jsonIsAnObjectForEveryLook() {
    JsonProgress json = new JsonProgress(err.stream, time);
    json.following(started(A));
    json.seen(A, operation("PENDING"));
    json.stillWaiting();
    time.pass(Duration.ofMillis(1500));
    json.missed(B, "cut \"off\"\n\u202e");
    json.close();
    assertEquals(
        """
        {"at":"2026-01-01T00:00:00Z","operation":"proc_job_a","status":"PENDING"}
        {"at":"2026-01-01T00:00:01.500Z","operation":"proc_job_b","missed":"cut \\"off\\"\\n\\u202e"}
        """,
        err.text());
  }

  @Test
  void noneIsSilent() {
    NoProgress none = new NoProgress();
    none.following(started(A));
    none.seen(A, operation("FAILED"));
    none.missed(A, "x");
    none.stillWaiting();
    none.close();
    assertEquals("", err.text());
  }

  private static OperationToFollow started(String label) {
    return new OperationToFollow(label, label, Duration.ZERO, Optional.empty());
  }

  private static Operation operation(String status) {
    return new Operation(Json.object().put("status", status));
  }
}
