package orch.cli.app;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import orch.api.ApiException;
import orch.api.Call;
import orch.api.Trace;
import orch.concurrent.DaemonThread;
import orch.concurrent.Ticker;
import orch.host.Host;
import orch.term.CellWidth;
import orch.term.LiveArea;
import orch.term.ScreenSize;
import orch.term.Style;
import orch.term.Symbols;
import orch.term.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Shows on the terminal that the service has not answered for a second, until it does. Passes all
 * events on. Where something else is drawn on the terminal, that shows it.
 *
 * <pre>
 * ⠋ waiting for conversations.example.com, 3 s
 * </pre>
 */
final class StalledRequests implements Trace, LiveArea.Content, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final List<String> NOT_LIVE = List.of("plain", "json", "none");

  private final Terminal terminal;
  private final Style style;
  private final Symbols symbols;
  private final Ticker ticker;
  private final Trace next;
  private final Map<Thread, Request> pending = new LinkedHashMap<>();
  private @Nullable LiveArea area;
  private @Nullable Thread timer;

  /** A request without an answer, and when it was sent. */
  private record Request(URI url, Duration start) {}

  StalledRequests(App app, Trace next) {
    Host host = app.host();
    this.terminal = host.terminal();
    this.style = app.messageStyle();
    this.symbols = host.symbols();
    this.ticker = host.ticker();
    this.next = next;
  }

  /** Whether people watch the terminal that a command's messages go to, and want to see more. */
  static boolean isWanted(App app) {
    return !app.globals().isQuiet()
        && !app.messages().areJson()
        && app.agentVariable().isEmpty()
        && !NOT_LIVE.contains(progress(app));
  }

  /** The kind of progress that the command line or its variable asks for; empty for neither. */
  private static String progress(App app) {
    String option = "--progress";
    List<String> words = app.words();
    String kind = app.host().variable("ORCH_PROGRESS");
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).startsWith(option + "=")) {
        kind = words.get(i).substring(option.length() + 1);
      } else if (words.get(i).equals(option) && i + 1 < words.size()) {
        kind = words.get(i + 1);
      }
    }
    return kind.toLowerCase(Locale.ROOT);
  }

  @Override
  public void sending(Call call, int attempt) {
    next.sending(call, attempt);
    begin(call.url());
  }

  private synchronized void begin(URI url) {
    pending.put(Thread.currentThread(), new Request(url, ticker.elapsed()));
    if (timer == null) {
      timer = DaemonThread.start("stalled requests", this::watch);
    }
    notifyAll();
  }

  private synchronized void watch() {
    try {
      while (true) {
        Duration silence = oldest().map(this::age).orElse(Duration.ZERO);
        if (area != null || pending.isEmpty()) {
          wait();
        } else if (silence.compareTo(PATIENCE) < 0) {
          wait(PATIENCE.minus(silence).toMillis() + 1);
        } else if (LiveArea.isShownOn(terminal)) {
          wait(PATIENCE.toMillis());
        } else {
          area = LiveArea.open(terminal, Terminal.Stream.ERR, ticker, this);
        }
      }
    } catch (InterruptedException e) {
      // Cannot happen: no other code has this thread, so that nothing interrupts it.
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Request> oldest() {
    return pending.values().stream().findFirst();
  }

  private Duration age(Request request) {
    return ticker.elapsed().minus(request.start());
  }

  @Override
  public synchronized List<String> lines(ScreenSize size) {
    return oldest().map(request -> List.of(line(request, size.columns()))).orElse(List.of());
  }

  private String line(Request request, int columns) {
    Duration age = age(request);
    String spinner = symbols.spinner(age.toMillis() / LiveArea.FRAME.toMillis());
    String text = " waiting for " + request.url().getAuthority() + ", " + age.toSeconds() + " s";
    return style.yellow(spinner) + CellWidth.cut(text, Math.max(0, columns - 2));
  }

  @Override
  public void over(Call call) {
    next.over(call);
    erase(end());
  }

  /** Forgets the thread's request; returns the area when it was the last one. */
  private synchronized @Nullable LiveArea end() {
    pending.remove(Thread.currentThread());
    return pending.isEmpty() ? taken() : null;
  }

  private @Nullable LiveArea taken() {
    LiveArea shown = area;
    area = null;
    return shown;
  }

  /** Not synchronized: the area may be waiting for the lines at the same moment. */
  private static void erase(@Nullable LiveArea shown) {
    if (shown != null) {
      shown.close();
    }
  }

  @Override
  public void answered(Call call, int status, String requestId, Duration took) {
    next.answered(call, status, requestId, took);
  }

  @Override
  public void failed(Call call, ApiException problem, Duration took) {
    next.failed(call, problem, took);
  }

  @Override
  public void retrying(Call call, ApiException problem, Duration pause) {
    next.retrying(call, problem, pause);
  }

  /** Erases the line of a request whose thread was left behind. */
  @Override
  public void close() {
    LiveArea shown;
    synchronized (this) {
      pending.clear();
      shown = taken();
    }
    erase(shown);
  }
}
