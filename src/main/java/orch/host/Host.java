package orch.host;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import orch.concurrent.Sleeper;
import orch.concurrent.Ticker;
import orch.term.Terminal;

/**
 * All that orch takes from the machine it runs on, so that a test can give it another.
 *
 * @param environment the variables
 * @param properties what Java says of itself and of the machine
 * @param home the user's home directory
 * @param directory what relative file names are relative to
 * @param clock the wall clock, which may jump; for moments that are written down or compared with
 *     others'
 * @param ticker for deadlines, pauses and durations
 * @param signal the signal that has asked the running command to end; empty when none has
 */
public record Host(
    Map<String, String> environment,
    Map<?, ?> properties,
    Path home,
    Path directory,
    Terminal terminal,
    InstantSource clock,
    Ticker ticker,
    Sleeper sleeper,
    RandomGenerator random,
    Supplier<Optional<StopSignal>> signal) {

  /** A variable's value; empty when it is not set. */
  public String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /** What Java says of itself or of the machine; empty when it does not. */
  public String property(String name) {
    Object value = properties.get(name);
    return value == null ? "" : value.toString();
  }

  /**
   * The signal that ended the running command; a command that was interrupted otherwise had INT.
   */
  public StopSignal stoppedBy() {
    return signal.get().orElse(StopSignal.INT);
  }

  /** Where the user's settings are kept (XDG base directories). */
  public Path configDirectory() {
    return xdg("XDG_CONFIG_HOME", ".config");
  }

  /** Where data that belongs to the user is kept. */
  public Path dataDirectory() {
    return xdg("XDG_DATA_HOME", ".local/share");
  }

  /** Where the record of what was done is kept. */
  public Path stateDirectory() {
    return xdg("XDG_STATE_HOME", ".local/state");
  }

  private Path xdg(String name, String otherwise) {
    String value = variable(name);
    // The specification: a relative path there is invalid and ignored.
    Path base = value.startsWith("/") ? Path.of(value) : home.resolve(otherwise);
    return base.resolve("orch");
  }
}
