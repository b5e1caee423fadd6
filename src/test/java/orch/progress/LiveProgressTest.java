package orch.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orch.json.Json;
import orch.operation.FakeTime;
import orch.operation.Operation;
import orch.operation.OperationToFollow;
import orch.operation.Write;
import orch.term.CellWidth;
import orch.term.ScreenSize;
import orch.term.Style;
import orch.term.Symbols;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of live progress. */
class LiveProgressTest {
  private static final ScreenSize SIZE = new ScreenSize(24, 100);

  @TempDir private Path directory;

  private final FakeTime time = new FakeTime();

  private LiveProgress live(Style style) {
    LiveProgress.Look look =
        new LiveProgress.Look(style, Symbols.of(Map.of()), "127.0.0.1:8080", "nothing is running");
    return new LiveProgress(look, new UsualDurations(directory.resolve("took/x")), time);
  }

  private LiveProgress live() {
    return live(Style.PLAIN);
  }

  private static OperationToFollow started(String label, String name) {
    return new OperationToFollow(
        label,
        label,
        Duration.ZERO,
        Optional.of(Duration.ZERO),
        name,
        Optional.of(Write.Method.POST));
  }

  private static Operation operation(String status) {
    return new Operation(Json.object().put("status", status));
  }

  private static Operation completed(String start, String end) {
    ObjectNode json = Json.object().put("status", "COMPLETED");
    json.put("createdAt", "2026-01-01T00:00:" + start + "Z");
    json.put("completedAt", "2026-01-01T00:00:" + end + "Z");
    return new Operation(json);
  }

  private Duration in(int seconds) {
    return time.elapsed().plusSeconds(seconds);
  }

  @Test
  void aLineSaysHowItIsForHowLongAndWhenItIsLookedAtNext() {
    LiveProgress live = live();
    live.following(started("https://h.example/v2/Operations/proc_job_a?x=/y", "support"));
    String name = "https://h.example/v2/Operations/proc_job_a?x=/y";
    live.planned(name, in(2));
    assertEquals(
        List.of("| WAITING  support  0 s, next look in 2 s  proc_job_a"), live.lines(SIZE));
    time.pass(Duration.ofMillis(2100));
    live.polling(name);
    assertEquals(List.of("/ WAITING  support  2 s, looking now  proc_job_a"), live.lines(SIZE));
    live.seen(name, operation("RUNNING"));
    live.planned(name, in(3));
    time.pass(Duration.ofSeconds(61));
    live.missed(name, "HTTP 503\nbusy");
    live.planned(name, in(3));
    assertEquals(
        List.of("\\ RUNNING  support  1 min 3 s, next look in 3 s (HTTP 503\\nbusy)  proc_job_a"),
        live.lines(new ScreenSize(24, 100)));
    time.pass(Duration.ofSeconds(3));
    live.polling(name);
    live.seen(name, operation("COMPLETED"));
    time.pass(Duration.ofSeconds(100));
    assertEquals(List.of("+ COMPLETED  support  1 min 6 s  proc_job_a"), live.lines(SIZE));
  }

  @Test
  void aPollWithoutAnAnswerIsShownAfterASecond() {
    LiveProgress live = live();
    live.following(started("a", "support"));
    live.polling("a");
    time.pass(Duration.ofMillis(999));
    assertTrue(live.lines(SIZE).get(0).endsWith(" WAITING  support  0 s, looking now  a"));
    time.pass(Duration.ofMillis(2001));
    assertTrue(live.lines(SIZE).get(0).contains("3 s, waiting for 127.0.0.1:8080, 3 s  a"));
    live.missed("a", "timed out");
    live.planned("a", in(1));
    assertTrue(live.lines(SIZE).get(0).contains("next look in 1 s (timed out)"));
  }

  @Test
  void severalLinesHaveColumnsAndEndedOnesStayInTheirPlace() {
    LiveProgress live = live();
    live.following(started("proc_a", "support"));
    live.following(started("proc_b", "日本"));
    live.following(started("proc_c", ""));
    live.following(started("proc_d", "d"));
    List.of("proc_a", "proc_b", "proc_c", "proc_d").forEach(each -> live.planned(each, in(61)));
    live.seen("proc_b", operation("COMPLETED"));
    live.seen("proc_c", operation("FAILED"));
    live.lost("proc_d", "gone");
    assertEquals(
        """
        | WAITING    support  0 s, next look in 1 min 1 s  proc_a
        + COMPLETED  日本     0 s                          proc_b
        x FAILED              0 s                          proc_c
        x LOST       d        0 s                          proc_d""",
        String.join("\n", live.lines(SIZE)));
  }

  @Test
  void marksAreColored() {
    LiveProgress live = live(Style.COLORED);
    live.following(started("a", ""));
    live.following(started("b", ""));
    live.following(started("c", ""));
    live.seen("b", operation("COMPLETED"));
    live.seen("c", operation("CANCELLED"));
    List<String> lines = live.lines(SIZE);
    assertTrue(lines.get(0).startsWith("\033[33m|\033[0m WAITING"), lines.get(0));
    assertTrue(lines.get(1).startsWith("\033[32m+\033[0m COMPLETED"), lines.get(1));
    assertTrue(lines.get(2).startsWith("\033[31mx\033[0m CANCELLED"), lines.get(2));
  }

  @Test
  void whereThereAreMoreThanRowsTheMovingOnesComeFirst() {
    LiveProgress live = live();
    for (int i = 0; i < 40; i++) {
      live.following(started("op" + i, "n" + i));
      live.seen("op" + i, operation(i < 8 ? "COMPLETED" : "PENDING"));
      live.planned("op" + i, in(1));
    }
    List<String> lines = live.lines(new ScreenSize(5, 80));
    assertEquals(4, lines.size());
    assertTrue(lines.get(0).startsWith("| PENDING  n8 "), lines.get(0));
    assertEquals("and 37 more: 29 PENDING, 8 COMPLETED", lines.get(3));
    assertEquals(
        List.of("and 40 more: 32 PENDING, 8 COMPLETED"), live.lines(new ScreenSize(1, 80)));
    assertEquals(40, live.lines(new ScreenSize(41, 80)).size());
    assertTrue(live.lines(new ScreenSize(41, 80)).get(0).startsWith("+ COMPLETED  n0"));
  }

  @Test
  void withoutOperationsItSaysSo() {
    assertEquals(List.of("| nothing is running"), live().lines(SIZE));
    LiveProgress.Look look = new LiveProgress.Look(Style.PLAIN, Symbols.of(Map.of()), "h", "");
    LiveProgress silent = new LiveProgress(look, new UsualDurations(directory.resolve("x")), time);
    assertEquals(List.of(), silent.lines(SIZE));
  }

  @Test
  void noLineReachesTheLastColumn() {
    LiveProgress live = live();
    live.following(started("proc_job_" + "日本🎉é".repeat(5), "サービス"));
    live.missed("proc_job_" + "日本🎉é".repeat(5), "サービスは利用できません".repeat(5));
    for (int columns = 1; columns <= 200; columns++) {
      String line = live.lines(new ScreenSize(24, columns)).get(0);
      int width = CellWidth.of(line);
      assertTrue(width < Math.max(2, columns), columns + " columns, " + width + " used: " + line);
      assertFalse(Character.isHighSurrogate(line.charAt(line.length() - 1)), line);
    }
  }

  @Test
  void onAScreenOfThirtyColumnsTheStatusIsThere() {
    LiveProgress live = live();
    live.following(started("proc_job_01h9d8r0vte3hz8tykdj329t7r", "support"));
    live.planned("proc_job_01h9d8r0vte3hz8tykdj329t7r", in(1));
    assertEquals(List.of("| WAITING  support  0 s, next"), live.lines(new ScreenSize(24, 30)));
  }

  @Test
  void theUsualTimeIsTheMedianOfThreeOrMore() {
    for (String end : List.of("06", "02", "40")) {
      LiveProgress before = live();
      before.following(started("a", ""));
      assertFalse(before.lines(SIZE).get(0).contains("usually"), "too few are known");
      before.seen("a", completed("00", end));
    }
    LiveProgress live = live();
    live.following(started("a", ""));
    live.planned("a", in(1));
    assertEquals(List.of("| WAITING  0 s, usually 6 s, next look in 1 s  a"), live.lines(SIZE));
    OperationToFollow deletion =
        new OperationToFollow(
            "d", "d", Duration.ZERO, Optional.empty(), "", Optional.of(Write.Method.DELETE));
    live.following(deletion);
    assertFalse(live.lines(SIZE).get(1).contains("usually"), "of another kind");
  }

  @Test
  void onlyAnEndThatWasAwaitedCounts() throws Exception {
    OperationToFollow old =
        new OperationToFollow(
            "a", "a", Duration.ZERO, Optional.empty(), "", Optional.of(Write.Method.POST));
    LiveProgress live = live();
    live.following(old);
    live.seen("a", completed("00", "06"));
    live.following(started("f", ""));
    live.seen("f", operation("FAILED"));
    Path file = directory.resolve("took/x");
    assertFalse(Files.exists(file));
    live.following(old);
    live.seen("a", operation("RUNNING"));
    live.seen("a", completed("00", "06"));
    live.seen("a", completed("00", "06"));
    assertEquals("POST 6000\n", Files.readString(file));
  }

  @Test
  void aDamagedOrLargeFileOfDurationsIsNoObstacle() throws Exception {
    Path file = directory.resolve("took/x");
    Files.createDirectories(directory.resolve("took"));
    Files.writeString(file, "POST x\nGET 1\n\nPOST\n\0\nPOST 99999999999999999999\n");
    assertEquals(Optional.empty(), new UsualDurations(file).of(Write.Method.POST));
    Files.writeString(file, "POST 1000\n".repeat(5000));
    UsualDurations large = new UsualDurations(file);
    large.add(Write.Method.POST, Duration.ofSeconds(1));
    assertEquals("POST 1000\n", Files.readString(file));
    UsualDurations nowhere = new UsualDurations(Path.of("/proc/none/x"));
    nowhere.add(Write.Method.POST, Duration.ofSeconds(1));
    for (int i = 0; i < 2000; i++) {
      large.add(Write.Method.PATCH, Duration.ofSeconds(2));
    }
    assertTrue(Files.size(file) <= 16 << 10);
    assertEquals(Optional.of(Duration.ofSeconds(2)), large.of(Write.Method.PATCH));
  }

  @Test
  void anEarlierOperationShowsItsOwnTimes() {
    LiveProgress live = live();
    live.following(
        new OperationToFollow("a", "a", Duration.ZERO, Optional.of(Duration.ofSeconds(90))));
    live.following(
        new OperationToFollow("b", "b", Duration.ZERO, Optional.of(Duration.ofDays(90))));
    assertTrue(live.lines(SIZE).get(0).contains(" 1 min 30 s,"), live.lines(SIZE).get(0));
    assertTrue(live.lines(SIZE).get(1).contains(" 0 s,"), live.lines(SIZE).get(1));
    live.seen("b", completed("00", "07"));
    assertTrue(live.lines(SIZE).get(1).contains(" 7 s "), live.lines(SIZE).get(1));
  }
}
