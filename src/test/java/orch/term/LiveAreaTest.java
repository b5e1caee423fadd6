package orch.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import orch.FakeTime;
import org.junit.jupiter.api.Test;

/** The live area on a terminal in memory; the test draws, and not a thread. */
class LiveAreaTest {
  private final FakeTime time = new FakeTime();
  private final VirtualTerminal screen = new VirtualTerminal(10, 40);
  private final PrintStream out = new StandardOutput(screen).text();
  private final PrintStream err = StandardOutput.ofErrors(screen).text();
  private List<String> lines = List.of("one", "two");
  private int frames;
  private ScreenSize size = new ScreenSize(10, 40);

  private LiveArea area() {
    LiveArea area = new LiveArea(screen, () -> size, time, this::frame);
    area.cover(out);
    area.cover(err);
    return area;
  }

  private List<String> frame(ScreenSize now) {
    frames++;
    return lines;
  }

  private void next(LiveArea area) {
    time.pass(LiveArea.FRAME);
    assertTrue(area.draw());
  }

  @Test
  void theLinesAreDrawnOverAndTheCursorWaitsAtTheirStart() {
    err.println("before");
    LiveArea area = area();
    area.draw();
    assertEquals("before\none\ntwo", screen.text());
    assertEquals(List.of(1, 0), screen.cursor());
    lines = List.of("ONE", "two", "three");
    next(area);
    assertEquals("before\nONE\ntwo\nthree", screen.text());
    lines = List.of("1");
    next(area);
    assertEquals("before\n1", screen.text());
    area.close();
    assertEquals("before", screen.text());
    assertFalse(area.draw());
    err.println("after");
    assertEquals("before\nafter", screen.text());
  }

  @Test
  void whatIsPrintedMeanwhileGoesAbove() {
    LiveArea area = area();
    area.draw();
    err.println("orch: a note");
    next(area);
    assertEquals("orch: a note\none\ntwo", screen.text());
    out.print("data\n");
    next(area);
    assertEquals("orch: a note\ndata\none\ntwo", screen.text());
    area.close();
    assertEquals("orch: a note\ndata", screen.text());
  }

  @Test
  void anUnfinishedLineIsNotDrawnOver() {
    LiveArea area = area();
    area.draw();
    err.print("Password? ");
    next(area);
    next(area);
    assertEquals("Password?", screen.text());
    err.print("given\n");
    next(area);
    assertEquals("Password? given\none\ntwo", screen.text());
    err.print("half");
    area.close();
    assertEquals("Password? given\nhalf", screen.text());
  }

  @Test
  void theAreaCanStayAtTheEnd() {
    LiveArea area = area();
    area.draw();
    lines = List.of("last");
    area.leave();
    err.println("after");
    assertEquals("last\nafter", screen.text());
  }

  @Test
  void thereAreAtMostTenFramesInASecondHoweverMuchIsPrinted() {
    LiveArea area = area();
    int most = 0;
    for (int second = 0; second < 5; second++) {
      int before = frames;
      for (int i = 0; i < 200; i++) {
        lines = List.of("frame " + second + " " + i);
        area.draw();
        if (i % 3 == 0) {
          err.println("note " + i);
        }
        time.pass(Duration.ofMillis(5));
      }
      most = Math.max(most, frames - before);
    }
    assertEquals(10, most);
  }

  @Test
  void aNewSizeIsDrawnAnew() {
    LiveArea area = area();
    area.draw();
    size = new ScreenSize(10, 30);
    int before = screen.received().length();
    next(area);
    String drawn = screen.received().substring(before);
    assertTrue(drawn.startsWith("\033[?7l\r\033[K") && drawn.contains("one"), drawn);
    assertEquals("one\ntwo", screen.text());
  }

  @Test
  void whatTheUserTypesIsGoneAfterASecond() {
    LiveArea area = area();
    area.draw();
    screen.write("^C typed".getBytes(StandardCharsets.US_ASCII), 0, 8);
    for (int i = 0; i < 10; i++) {
      next(area);
    }
    assertEquals("one\ntwo", screen.text());
  }

  @Test
  void nothingOfTheTerminalIsChangedThatAKilledProcessWouldLeaveBehind() {
    LiveArea area = area();
    area.draw();
    next(area);
    area.close();
    String received = screen.received().replaceAll("\033\\[\\?7l[^?]*\033\\[\\?7h", "");
    assertFalse(received.contains("\033[?"), received);
  }

  @Test
  void aTerminalThatIsGoneEndsTheArea() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Input/output error");
          }
        };
    LiveArea area = new LiveArea(broken, () -> size, time, this::frame);
    assertFalse(area.draw());
    area.close();
  }

  @Test
  void manyThreadsPrintWholeLinesAboveTheArea() throws InterruptedException {
    VirtualTerminal wide = new VirtualTerminal(50, 40);
    PrintStream shared = StandardOutput.ofErrors(wide).text();
    LiveArea area = new LiveArea(wide, () -> new ScreenSize(50, 40), time, this::frame);
    area.cover(shared);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int number = t;
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 50; i++) {
                  shared.println("thread " + number + " line " + i);
                  time.pass(Duration.ofMillis(60));
                  area.draw();
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    area.close();
    List<String> shown = wide.text().lines().toList();
    assertEquals(200, shown.size());
    assertTrue(shown.stream().allMatch(line -> line.matches("thread [0-3] line [0-9]+")));
  }
}
