package orch.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import orch.concurrent.Ticker;
import orch.operation.Operation;
import orch.operation.OperationToFollow;
import orch.operation.Progress;
import orch.term.SafeText;

/**
 * Progress for logs: one line for each change of status, and one every 30 seconds without a change.
 *
 * <pre>
 * orch: proc_job_01h9d8r0vte3hz8tykdj329t7r RUNNING after 2 s
 * </pre>
 */
public final class PlainProgress implements Progress {
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  private final PrintStream err;
  private final Ticker ticker;
  private final Duration start;
  private final Map<String, String> lastShown = new HashMap<>();
  private Duration lastLine;
  private int open;

  public PlainProgress(PrintStream err, Ticker ticker) {
    this.err = err;
    this.ticker = ticker;
    this.start = ticker.elapsed();
    this.lastLine = start;
  }

  @Override
  public void following(OperationToFollow operation) {
    open++;
  }

  @Override
  public void seen(String name, Operation operation) {
    open -= operation.status().isTerminal() ? 1 : 0;
    show(name, SafeText.line(operation.statusText()));
  }

  @Override
  public void missed(String name, String why) {
    show(name, "poll failed: " + SafeText.line(why));
  }

  @Override
  public void lost(String name, String why) {
    open--;
    show(name, "cannot be followed: " + SafeText.line(why));
  }

  @Override
  public void stillWaiting() {
    if (open > 0 && ticker.elapsed().minus(lastLine).compareTo(HEARTBEAT) >= 0) {
      line("still waiting for " + (open == 1 ? "1 operation" : open + " operations"));
    }
  }

  @Override
  public void close() {}

  private void show(String name, String what) {
    if (!what.equals(lastShown.put(name, what))) {
      line(ProgressText.shortName(name) + " " + what);
    }
  }

  private void line(String text) {
    lastLine = ticker.elapsed();
    err.println("orch: " + text + " after " + ProgressText.elapsed(start, lastLine));
    err.flush();
  }
}
