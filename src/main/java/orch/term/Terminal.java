package orch.term;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Set;

/**
 * The three standard streams, and which of them are a terminal.
 *
 * @param out for data and nothing else
 * @param err for everything said to the person
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, Set<Stream> terminals) {
  /** A standard stream. */
  public enum Stream {
    IN,
    OUT,
    ERR
  }

  /**
   * Writes out the data that was printed.
   *
   * @return why that failed, which the caller tells the person; empty when it did not, or when
   *     nobody reads it any more
   */
  public String flushOut() {
    return StandardOutput.flushed(out);
  }

  /** Whether a stream is a terminal. */
  public boolean isTerminal(Stream stream) {
    return terminals.contains(stream);
  }

  /**
   * How to write to a stream: in color where it is a terminal that takes it, or where the person
   * insists.
   */
  public Style style(Stream stream, ColorMode mode, Map<String, String> environment) {
    return switch (mode) {
      case ALWAYS -> Style.COLORED;
      case NEVER -> Style.PLAIN;
      case AUTO -> wantsColor(stream, environment) ? Style.COLORED : Style.PLAIN;
    };
  }

  private boolean wantsColor(Stream stream, Map<String, String> environment) {
    // https://no-color.org and https://force-color.org: set and not empty.
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    if (!environment.getOrDefault("FORCE_COLOR", "").isEmpty()) {
      return true;
    }
    return isTerminal(stream) && !isDumb(environment);
  }

  /** Whether the environment says that lines cannot be drawn over. */
  public static boolean isDumb(Map<String, String> environment) {
    return environment.getOrDefault("TERM", "").equals("dumb");
  }
}
