package orch.progress;

import java.time.InstantSource;
import java.util.Map;
import orch.concurrent.Ticker;
import orch.operation.Progress;
import orch.term.ScreenWidth;
import orch.term.Style;
import orch.term.Terminal;

/** How progress is displayed. */
public enum ProgressMode {
  AUTO,
  LIVE,
  PLAIN,
  JSON,
  NONE;

  /** The progress display of this mode. {@link #AUTO} depends on stderr and the environment. */
  public Progress on(Terminal terminal, Style style, Map<String, String> environment, Times times) {
    return switch (this) {
      case AUTO -> auto(terminal, environment).on(terminal, style, environment, times);
      case LIVE ->
          new LiveProgress(
              terminal.err(), style, times.ticker(), () -> ScreenWidth.of(environment));
      case PLAIN -> new PlainProgress(terminal.err(), times.ticker());
      case JSON -> new JsonProgress(terminal.err(), times.clock());
      case NONE -> new NoProgress();
    };
  }

  /** The time sources of progress: the ticker for durations, the clock for timestamps. */
  public record Times(Ticker ticker, InstantSource clock) {}

  private static ProgressMode auto(Terminal terminal, Map<String, String> environment) {
    boolean live =
        terminal.isTerminal(Terminal.Stream.ERR)
            && !Terminal.isDumb(environment)
            && !Terminal.isInCi(environment);
    return live ? LIVE : PLAIN;
  }
}
