package orch.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import orch.cli.app.App;
import orch.cli.config.ListChanges.Change;
import orch.cli.config.ListChanges.Kind;
import orch.cli.output.Views;
import orch.concurrent.Ticker;
import orch.output.Output;
import orch.term.CellWidth;
import orch.term.LiveArea;
import orch.term.SafeText;
import orch.term.ScreenSize;
import orch.term.Style;
import orch.term.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Draws a list over and over in the same place. Rows that changed are marked for some seconds. The
 * last state stays on the screen at the end.
 *
 * <pre>
 * Every 2 s: 2 configurations, last look at 14:03:22
 *   NAME     ID                                             VERSION
 *   support  conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2  1
 * ~ sales    conv_configuration_01k1etk2y5f1y9fpe2epfdtvv3  2
 * </pre>
 */
final class ListScreen implements ListWatcher, LiveArea.Content {
  /** How long a change is marked, and a deleted row is shown. */
  private static final Duration MARKED = Duration.ofSeconds(10);

  /** How long a look may take before the heading says that it waits for the service. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private static final String GUTTER = "  ";

  private final App app;
  private final Output output;
  private final Duration interval;
  private final String host;
  private final Ticker ticker;
  private final Style style;
  private final Map<String, Marked> marks = new HashMap<>();
  private final LiveArea area;
  private List<JsonNode> rows = List.of();
  private boolean isRead;
  private String problem = "";
  private Instant lastLook = Instant.EPOCH;
  private Duration nextLook = Duration.ZERO;
  private @Nullable Duration lookStart;

  /** A change, and when it was seen. */
  private record Marked(Change change, Duration at) {}

  ListScreen(App app, Output output, Duration interval, String host) {
    this.app = app;
    this.output = output;
    this.interval = interval;
    this.host = host;
    this.ticker = app.host().ticker();
    this.style = app.dataStyle();
    this.area = LiveArea.open(app.terminal(), Terminal.Stream.OUT, ticker, this);
  }

  @Override
  public synchronized void looking() {
    lookStart = ticker.elapsed();
  }

  @Override
  public synchronized boolean read(List<JsonNode> now, List<Change> changes) {
    Duration moment = ticker.elapsed();
    marks.values().removeIf(marked -> moment.minus(marked.at()).compareTo(MARKED) > 0);
    // At first everything is new, and nothing changed.
    if (isRead) {
      changes.forEach(change -> marks.put(change.id(), new Marked(change, moment)));
    }
    rows = now;
    isRead = true;
    ended("");
    return true;
  }

  @Override
  public synchronized void failed(String why, Duration next) {
    ended(SafeText.line(why));
    nextLook = ticker.elapsed().plus(next);
  }

  private void ended(String why) {
    lookStart = null;
    problem = why;
    lastLook = app.host().clock().instant();
  }

  /** Not synchronized: the area may be waiting for the lines at the same moment. */
  @Override
  public void close() {
    if (hasRead()) {
      area.leave();
    } else {
      area.close();
    }
  }

  private synchronized boolean hasRead() {
    return isRead;
  }

  @Override
  public synchronized List<String> lines(ScreenSize size) {
    int columns = size.columns() - 1;
    List<String> lines = new ArrayList<>();
    lines.add(heading(columns));
    if (!isRead) {
      return lines;
    }
    List<JsonNode> all = new ArrayList<>(rows);
    for (Marked marked : marks.values()) {
      if (marked.change().kind() == Kind.DELETED) {
        all.add(marked.change().configuration());
      }
    }
    // One row stays free; the heading and the header of the table take two.
    int room = Math.max(0, size.rows() - 3);
    int shown = all.size() <= room ? all.size() : Math.max(0, room - 1);
    lines.addAll(table(all.subList(0, shown), columns));
    if (shown < all.size()) {
      lines.add(rest(all.subList(shown, all.size()), columns));
    }
    return lines.subList(0, Math.min(lines.size(), Math.max(1, size.rows() - 1)));
  }

  private String heading(int columns) {
    String count = rows.size() == 1 ? "1 configuration" : rows.size() + " configurations";
    String seen = isRead ? count + ", last look at " + TIME.format(lastLook) : "reading the list";
    String text = "Every " + seconds(interval) + " s: " + seen;
    if (!problem.isEmpty()) {
      long left = seconds(nextLook.minus(ticker.elapsed()));
      text += " failed, next one in " + left + " s: " + problem;
    }
    if (lookStart != null && silence().compareTo(PATIENCE) >= 0) {
      text += ", waiting for " + host + ", " + silence().toSeconds() + " s";
    }
    String fitting = CellWidth.cut(text, columns);
    return problem.isEmpty() ? style.dim(fitting) : style.red(fitting);
  }

  private Duration silence() {
    return lookStart == null ? Duration.ZERO : ticker.elapsed().minus(lookStart);
  }

  /** Rounded up to whole seconds, and at least one. */
  private static long seconds(Duration time) {
    return Math.max(1, time.plusMillis(999).toSeconds());
  }

  private List<String> table(List<JsonNode> shown, int columns) {
    List<String> lines = new ArrayList<>();
    List<String> table =
        output.tableLines(Views.CONFIGURATION, shown, Math.max(1, columns - GUTTER.length()));
    int headers = table.size() - shown.size();
    for (int i = 0; i < table.size(); i++) {
      lines.add((i < headers ? GUTTER : mark(shown.get(i - headers))) + table.get(i));
    }
    return lines;
  }

  private String mark(JsonNode row) {
    Marked marked = marks.get(ListChanges.id(row));
    if (marked == null || ticker.elapsed().minus(marked.at()).compareTo(MARKED) > 0) {
      return GUTTER;
    }
    String mark = marked.change().kind().mark();
    return switch (marked.change().kind()) {
          case ADDED -> style.green(mark);
          case MODIFIED -> style.yellow(mark);
          case DELETED -> style.red(mark);
        }
        + " ";
  }

  private String rest(List<JsonNode> hidden, int columns) {
    long changed = hidden.stream().filter(row -> !mark(row).equals(GUTTER)).count();
    String changes = changed == 0 ? "" : ", " + changed + " of them changed";
    return CellWidth.cut("and " + hidden.size() + " more" + changes, columns);
  }
}
