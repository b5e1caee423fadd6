package orch.term;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Set;

/**
 * The three standard streams, and which of them are a terminal.
 *
 * @param out for data only
 * @param err for messages to the user
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, Set<Stream> terminals) {
  /** A standard stream. */
  public enum Stream {
    IN,
    OUT,
    ERR
  }

  /**
   * Flushes stdout.
   *
   * @return why that failed, which the caller must report; empty when it did not fail, or the
   *     reader closed the pipe
   */
  public String flushOut() {
    StandardOutput.undivert(out);
    return StandardOutput.flushed(out);
  }

  /**
   * Drops what was typed before Ctrl-C and not read yet, as the terminal itself does: it must not
   * become a part of the next line.
   */
  public void discardTyped() {
    if (in instanceof StandardInput typed) {
      typed.discard();
    }
  }

  /** Forgets a failure of {@link #flushOut}, before the next command of a shell. */
  public void forgetLostOutput() {
    StandardOutput.forget(out);
  }

  /**
   * Ends a pager, if one is on: waits until the user has left it. Messages and questions must not
   * appear before.
   */
  public void endPager() {
    StandardOutput.undivert(out);
    out.flush();
  }

  /** Whether a stream is a terminal. */
  public boolean isTerminal(Stream stream) {
    return terminals.contains(stream);
  }

  /**
   * The style of a stream: with {@link ColorMode#AUTO}, colored if the stream is a terminal with
   * color. The environment can override that.
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

  /** Whether {@code CI} says that no person watches the terminal. */
  public static boolean isInCi(Map<String, String> environment) {
    String ci = environment.getOrDefault("CI", "");
    return !ci.isEmpty() && !ci.equals("false");
  }

  /**
   * Whether lines on a stream can be drawn over, and somebody watches: it is a terminal that is not
   * dumb, and not that of a CI system.
   */
  public boolean canRedraw(Stream stream, Map<String, String> environment) {
    return isTerminal(stream) && !isDumb(environment) && !isInCi(environment);
  }

  /** The print stream of stdout or stderr. */
  PrintStream printer(Stream stream) {
    return stream == Stream.OUT ? out : err;
  }

  /** Whether {@code TERM} is "dumb", so that a line cannot be drawn over. */
  public static boolean isDumb(Map<String, String> environment) {
    return environment.getOrDefault("TERM", "").equals("dumb");
  }
}
