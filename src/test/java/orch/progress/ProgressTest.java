package orch.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import orch.json.Json;
import orch.operation.FakeTime;
import orch.operation.Operation;
import orch.term.CellWidth;
import orch.term.Screen;
import orch.term.Style;
import org.junit.jupiter.api.Test;

/** The exact output of each progress mode. */
class ProgressTest {
  private static final String A = "https://h.example/v2/ControlPlane/Operations/proc_job_a?x=/y";
  private static final String B = "proc_job_b";
  private static final String CLEAR = "\r\033[K";

  private final FakeTime time = new FakeTime();
  private final Screen err = new Screen();

  @Test
  void plainIsALineForEveryChange() {
    PlainProgress plain = new PlainProgress(err.stream, time);
    plain.following(A);
    plain.following(B);
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
    plain.following(A);
    plain.following(B);
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
    json.following(A);
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
  void liveIsOneLineDrawnAgainAndAgainAndGoneAtTheEnd() {
    LiveProgress live = live(Style.PLAIN);
    live.following(A);
    assertTrue(live.draw(80));
    assertEquals(CLEAR + "| proc_job_a WAITING 0 s", err.text());
    live.seen(A, operation("RUNNING"));
    time.pass(Duration.ofSeconds(61));
    live.draw(80);
    assertEquals(CLEAR + "/ proc_job_a RUNNING 1 min 1 s", err.text());
    live.missed(A, "HTTP 503");
    live.draw(80);
    assertEquals(CLEAR + "- proc_job_a RUNNING 1 min 1 s (HTTP 503)", err.text());
    live.seen(A, operation("COMPLETED"));
    live.draw(80);
    live.draw(80);
    assertEquals(
        CLEAR + "\\ proc_job_a COMPLETED 1 min 1 s" + CLEAR + "| proc_job_a COMPLETED 1 min 1 s",
        err.text());
    live.close();
    assertEquals(CLEAR, err.text());
    assertFalse(live.draw(80));
    assertEquals("", err.text());
  }

  @Test
  void liveCountsSeveral() {
    LiveProgress live = live(Style.COLORED);
    live.following(A);
    live.following(B);
    live.following("proc_job_c");
    live.seen(A, operation("RUNNING"));
    live.seen(B, operation("FAILED"));
    live.draw(80);
    assertEquals(
        CLEAR + "\033[33m|\033[0m 1 of 3 ended: FAILED 1, RUNNING 1, WAITING 1 0 s", err.text());
  }

  @Test
  void liveNeverReachesTheLastColumn() {
    LiveProgress live = live(Style.PLAIN);
    live.following("proc_job_" + "日本🎉é".repeat(5));
    live.missed(A, "サービスは利用できません".repeat(5));
    for (int columns = 1; columns <= 200; columns++) {
      live.draw(columns);
      String line = err.text().substring(CLEAR.length());
      int width = CellWidth.of(line);
      assertTrue(width < Math.max(2, columns), columns + " columns, " + width + " used: " + line);
      assertFalse(Character.isHighSurrogate(line.charAt(line.length() - 1)), line);
    }
  }

  @Test
  void livePaintsByItselfUntilItIsClosed() throws InterruptedException {
    LiveProgress live = new LiveProgress(err.stream, Style.PLAIN, time, () -> 80);
    live.following(A);
    String drawn = "";
    for (int i = 0; i < 200 && drawn.isEmpty(); i++) {
      Thread.sleep(10);
      synchronized (live) {
        drawn = err.text();
      }
    }
    live.close();
    assertTrue(drawn.startsWith(CLEAR + "| proc_job_a WAITING 0 s"), drawn);
  }

  @Test
  void noneIsSilent() {
    NoProgress none = new NoProgress();
    none.following(A);
    none.seen(A, operation("FAILED"));
    none.missed(A, "x");
    none.stillWaiting();
    none.close();
    assertEquals("", err.text());
  }

  private LiveProgress live(Style style) {
    // This width never returns, so the painter thread never draws: the test draws instead.
    return new LiveProgress(err.stream, style, time, ProgressTest::never);
  }

  private static int never() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("woken");
  }

  private static Operation operation(String status) {
    return new Operation(Json.object().put("status", status));
  }
}
