package orch.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orch.concurrent.Ticker;
import orch.operation.Operation;
import orch.operation.OperationToFollow;
import orch.operation.Progress;
import orch.operation.Status;
import orch.term.LiveArea;
import orch.term.ScreenSize;
import orch.term.Style;
import orch.term.Symbols;
import orch.term.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Progress for a terminal: a line for each operation, drawn over again and again, and erased at the
 * end, when the result and the messages say the same.
 *
 * <pre>
 * ✓ COMPLETED  support  6 s                                    proc_job_01h9d8r0vte3hz8tykdj329t7r
 * ⠋ RUNNING    sales    4 s, usually 6 s, next look in 2 s     proc_job_01h9d8r0vte3hz8tykdj329t7s
 * </pre>
 */
public final class LiveProgress implements Progress, LiveArea.Content {
  private final Look look;
  private final UsualDurations usual;
  private final Ticker ticker;
  private final Duration start;
  private final Map<String, FollowedOperation> operations = new LinkedHashMap<>();
  private @Nullable LiveArea area;
  private boolean isLeft;

  /**
   * How progress looks.
   *
   * @param host the service's host and port, for polls without an answer
   * @param idle what it says while there is no operation; empty for nothing
   */
  public record Look(Style style, Symbols symbols, String host, String idle) {}

  public LiveProgress(Look look, UsualDurations usual, Ticker ticker) {
    this.look = look;
    this.usual = usual;
    this.ticker = ticker;
    this.start = ticker.elapsed();
  }

  /** Draws on stderr until the progress is closed. */
  public LiveProgress on(Terminal terminal) {
    area = LiveArea.open(terminal, Terminal.Stream.ERR, ticker, this);
    return this;
  }

  /** Leaves the last state on the screen at the end. */
  public LiveProgress left() {
    isLeft = true;
    return this;
  }

  @Override
  public synchronized void following(OperationToFollow operation) {
    operations.put(operation.label(), new FollowedOperation(operation, ticker.elapsed()));
  }

  @Override
  public synchronized void planned(String name, Duration due) {
    of(name).planned(due);
  }

  @Override
  public synchronized void polling(String name) {
    of(name).polling(ticker.elapsed());
  }

  @Override
  public synchronized void seen(String name, Operation operation) {
    FollowedOperation followed = of(name);
    boolean isNews = followed.isSeenToMove();
    followed.seen(operation, ticker.elapsed());
    if (isNews && operation.status() == Status.COMPLETED && followed.write().isPresent()) {
      operation.took().ifPresent(took -> usual.add(followed.write().get(), took));
    }
  }

  @Override
  public synchronized void missed(String name, String why) {
    of(name).missed(why);
  }

  @Override
  public synchronized void lost(String name, String why) {
    of(name).lost(ticker.elapsed());
  }

  @Override
  public void stillWaiting() {}

  private FollowedOperation of(String name) {
    FollowedOperation followed = operations.get(name);
    if (followed == null) {
      throw new IllegalArgumentException("the operation " + name + " is not followed");
    }
    return followed;
  }

  /** Not synchronized: the area may be waiting for the lines at the same moment. */
  @Override
  public void close() {
    if (area != null && isLeft) {
      area.leave();
    } else if (area != null) {
      area.close();
    }
  }

  @Override
  public synchronized List<String> lines(ScreenSize size) {
    Duration now = ticker.elapsed();
    String spinner = look.symbols.spinner(now.minus(start).toMillis() / LiveArea.FRAME.toMillis());
    List<FollowedOperation> all = new ArrayList<>(operations.values());
    int room = Math.max(1, size.rows() - 1);
    int most = all.size() <= room ? room : Math.max(0, room - 1);
    List<FollowedOperation> shown = all.size() <= room ? all : movingFirst(all).subList(0, most);
    List<String> lines = new ProgressLines(look, usual, spinner, now).of(shown, size.columns() - 1);
    if (all.size() > most) {
      lines.add(ProgressLines.fitting(rest(movingFirst(all), most), size.columns() - 1));
    } else if (all.isEmpty() && !look.idle.isEmpty()) {
      lines.add(
          look.style.yellow(spinner) + ProgressLines.fitting(" " + look.idle, size.columns() - 2));
    }
    return lines;
  }

  private static List<FollowedOperation> movingFirst(List<FollowedOperation> all) {
    List<FollowedOperation> sorted = new ArrayList<>(all);
    sorted.removeIf(FollowedOperation::isEnded);
    all.stream().filter(FollowedOperation::isEnded).forEach(sorted::add);
    return sorted;
  }

  /** {@code and 37 more: 30 PENDING, 7 COMPLETED}. */
  private static String rest(List<FollowedOperation> all, int shown) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (FollowedOperation operation : all.subList(shown, all.size())) {
      counts.merge(operation.status(), 1, Integer::sum);
    }
    List<String> each = new ArrayList<>();
    counts.forEach((status, count) -> each.add(count + " " + status));
    return "and " + (all.size() - shown) + " more: " + String.join(", ", each);
  }
}
