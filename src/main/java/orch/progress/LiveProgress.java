package orch.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import orch.concurrent.DaemonThread;
import orch.concurrent.Ticker;
import orch.operation.Operation;
import orch.operation.Progress;
import orch.term.CellWidth;
import orch.term.SafeText;
import orch.term.Style;

/**
 * Progress for a terminal: one line that is redrawn, and erased at the end.
 *
 * <pre>
 * / proc_job_01h9d8r0vte3hz8tykdj329t7r RUNNING 2 s
 * </pre>
 */
public final class LiveProgress implements Progress {
  private static final String CLEAR_LINE = "\r\033[K";
  private static final String SPINNER = "|/-\\";
  private static final Duration FRAME = Duration.ofMillis(100);

  private final PrintStream err;
  private final Style style;
  private final Ticker ticker;
  private final IntSupplier width;
  private final Duration start;
  private final ProgressSummary tally = new ProgressSummary();
  private final Thread painter = DaemonThread.of("progress", this::paint);
  private String note = "";
  private int frame;
  private boolean closed;

  /**
   * @param width gives the terminal's width in columns; called once, when the first line is drawn
   */
  public LiveProgress(PrintStream err, Style style, Ticker ticker, IntSupplier width) {
    this.err = err;
    this.style = style;
    this.ticker = ticker;
    this.width = width;
    this.start = ticker.elapsed();
  }

  @Override
  public synchronized void following(String name) {
    tally.add(name);
    if (painter.getState() == Thread.State.NEW) {
      painter.start();
    }
  }

  @Override
  public synchronized void seen(String name, Operation operation) {
    note = "";
    String status = SafeText.line(operation.statusText());
    tally.put(name, status, operation.status().isTerminal());
  }

  @Override
  public synchronized void missed(String name, String why) {
    note = " (" + SafeText.line(why) + ")";
  }

  @Override
  public synchronized void lost(String name, String why) {
    tally.put(name, "LOST", true);
  }

  @Override
  public void stillWaiting() {}

  @Override
  public synchronized void close() {
    closed = true;
    err.print(CLEAR_LINE);
    err.flush();
  }

  private void paint() {
    int columns = width.getAsInt();
    while (draw(columns)) {
      LockSupport.parkNanos(FRAME.toNanos());
    }
  }

  /** Draws the line once; false when the progress is closed. */
  synchronized boolean draw(int columns) {
    if (!closed) {
      String spinner = String.valueOf(SPINNER.charAt(frame++ % SPINNER.length()));
      String rest =
          " " + tally.line() + " " + ProgressSummary.elapsed(start, ticker.elapsed()) + note;
      // A line that reaches the last column would wrap, and could not be redrawn.
      String fitting = CellWidth.cut(rest, columns - 2);
      err.print(CLEAR_LINE + style.yellow(spinner) + fitting);
      err.flush();
    }
    return !closed;
  }
}
