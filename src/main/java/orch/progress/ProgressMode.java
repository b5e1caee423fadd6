package orch.progress;

import java.time.InstantSource;
import java.util.Map;
import orch.concurrent.Ticker;
import orch.operation.Progress;
import orch.term.Terminal;

/** How progress is displayed. */
public enum ProgressMode {
  AUTO,
  LIVE,
  PLAIN,
  JSON,
  NONE;

  /** The mode in place of {@link #AUTO}, which depends on stderr and the environment. */
  public ProgressMode chosen(Terminal terminal, Map<String, String> environment) {
    if (this != AUTO) {
      return this;
    }
    return terminal.canRedraw(Terminal.Stream.ERR, environment) ? LIVE : PLAIN;
  }

  /**
   * The progress display of a mode that is not live.
   *
   * @throws IllegalStateException for a mode that draws, or has yet to be chosen
   */
  public Progress on(Terminal terminal, Times times) {
    return switch (this) {
      case AUTO, LIVE -> throw new IllegalStateException(this + " needs more than a stream");
      case PLAIN -> new PlainProgress(terminal.err(), times.ticker());
      case JSON -> new JsonProgress(terminal.err(), times.clock());
      case NONE -> new NoProgress();
    };
  }

  /** The time sources of progress: the ticker for durations, the clock for timestamps. */
  public record Times(Ticker ticker, InstantSource clock) {}
}
