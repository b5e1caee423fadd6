package orch.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output that goes through a pager when it is longer than the screen of 5 lines and 20 cells. */
class PagedTextTest implements Pager.Client {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PrintStream out = new StandardOutput(screen).text();
  private final Terminal terminal =
      new Terminal(InputStream.nullInputStream(), out, out, EnumSet.allOf(Terminal.Stream.class));
  private final List<String> warnings = new ArrayList<>();
  private boolean isIgnoring;

  @TempDir private Path home;

  private PagedText page(String command) {
    Map<String, String> environment =
        Map.of("LINES", "5", "COLUMNS", "20", "PATH", System.getenv("PATH"));
    PagedText text =
        new PagedText(
            new Pager("PAGER", command),
            this,
            environment,
            () -> Duration.ofNanos(System.nanoTime()));
    text.on(terminal);
    return text;
  }

  private String paged() throws IOException {
    return Files.readString(home.resolve("paged"));
  }

  private String toFile() {
    return "cat > '" + home.resolve("paged") + "'";
  }

  private String shown() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  @Test
  void fourLinesAreHeldBackAndPrintedAtTheEnd() {
    page(toFile());
    out.print("1\n2\n3\n");
    out.flush();
    out.print("\033[1m" + "4".repeat(20) + "\033[0m\n");
    assertFalse(out.checkError(), "nothing failed");
    assertEquals("", shown());
    terminal.endPager();
    assertEquals("1\n2\n3\n\033[1m" + "4".repeat(20) + "\033[0m\n", shown());
    out.print("more\n".repeat(9));
    out.flush();
    assertTrue(shown().endsWith("more\nmore\n"), shown());
    assertFalse(Files.exists(home.resolve("paged")), "the pager was started");
  }

  @Test
  void fiveLinesGoThroughThePager() throws IOException {
    page(toFile());
    out.print("1\n2\n3\n4\n5\n");
    assertTrue(isIgnoring, "Ctrl-C is for the pager");
    out.print("6\n");
    assertEquals("", terminal.flushOut());
    assertEquals("1\n2\n3\n4\n5\n6\n", paged());
    assertEquals("", shown());
    assertFalse(isIgnoring, "Ctrl-C is for the command again");
  }

  @Test
  void aLineThatTakesSeveralCounts() throws IOException {
    page(toFile());
    out.print("日本語の設定日本語の設定\n3\n4\n5\n");
    terminal.endPager();
    assertTrue(paged().endsWith("5\n"), paged());
  }

  @Test
  void aLineWithoutAnEndIsLongAsWell() throws IOException {
    page(toFile());
    out.print("x".repeat(2000));
    terminal.endPager();
    assertEquals(2000, paged().length());
  }

  @Test
  void aPagerThatIsLeftStopsTheOutputAndTheThread() throws Exception {
    PagedText text = page("head -1 >/dev/null");
    out.print("1\n2\n3\n4\n5\n");
    try {
      TimeUnit.SECONDS.sleep(20);
      throw new AssertionError("the thread was not interrupted");
    } catch (InterruptedException expected) {
      out.print("6\n".repeat(100_000));
    }
    assertTrue(out.checkError(), "the reader is gone");
    terminal.endPager();
    assertTrue(text.isLeft(), "it was left");
    assertFalse(Thread.currentThread().isInterrupted(), "nothing remains of it");
    assertEquals("", terminal.flushOut());
    assertEquals("", shown());
  }

  @Test
  void aPagerThatTheShellDoesNotFindIsNotNeeded() {
    page("$NOSUCH nosuch-pager");
    out.print("1\n2\n3\n4\n5\n");
    for (int i = 0; i < 100; i++) {
      out.print("line " + i + "\n");
      out.flush();
    }
    terminal.endPager();
    assertEquals(1, warnings.size());
    assertTrue(shown().startsWith("1\n2\n3\n4\n5\nline 0\n"), shown());
    assertTrue(shown().endsWith("line 99\n"), shown());
    assertEquals(105, shown().lines().count());
  }

  @Test
  void theTimeOfReadingIsNotThatOfTheCommand() throws Exception {
    PagedText text = page("sleep 1; " + toFile());
    Duration before = text.ticker().elapsed();
    long begun = System.nanoTime();
    out.print("x\n".repeat(200_000));
    out.flush();
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    Duration counted = text.ticker().elapsed().minus(before);
    assertTrue(took.toMillis() > 800, took::toString);
    assertTrue(counted.toMillis() < 700, counted::toString);
    terminal.endPager();
    assertEquals(400_000, paged().length());
  }

  @Test
  void theFirstVariableThatIsSetChoosesThePager() {
    assertEquals(Optional.of(new Pager("", "less")), Pager.chosen(Map.of()));
    assertEquals(Optional.of(new Pager("PAGER", "more")), Pager.chosen(Map.of("PAGER", "more")));
    assertEquals(
        Optional.of(new Pager("ORCH_PAGER", "most -s")),
        Pager.chosen(Map.of("PAGER", "more", "ORCH_PAGER", "most -s")));
    for (String none : List.of("", " ", "cat")) {
      assertEquals(Optional.empty(), Pager.chosen(Map.of("PAGER", "more", "ORCH_PAGER", none)));
      assertEquals(Optional.empty(), Pager.chosen(Map.of("PAGER", none)));
    }
  }

  @Override
  public void ignoreInterrupts(boolean ignored) {
    isIgnoring = ignored;
  }

  @Override
  public boolean isStopped() {
    return false;
  }

  @Override
  public void warn(String text) {
    warnings.add(text);
    terminal.endPager();
  }
}
