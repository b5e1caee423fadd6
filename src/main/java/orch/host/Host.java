package orch.host;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import orch.concurrent.Sleeper;
import orch.concurrent.Ticker;
import orch.term.Symbols;
import orch.term.Terminal;

/**
 * Everything that orch takes from the process and the machine, so that tests can replace it.
 *
 * @param environment the environment variables
 * @param properties Java's system properties
 * @param home the user's home directory
 * @param directory the working directory; relative file names refer to it
 * @param clock the wall clock, which may jump; for dates that are stored, or compared with other
 *     machines
 * @param ticker for deadlines, pauses and durations
 * @param signal the signal that stopped the running command; empty when none did
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

  /** The value of an environment variable; empty when it is not set. */
  public String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /** The value of a system property; empty when it is not set. */
  public String property(String name) {
    Object value = properties.get(name);
    return value == null ? "" : value.toString();
  }

  /** Whether the locale has ASCII only. Only the launcher knows: Java itself needs UTF-8. */
  public boolean isAsciiOnly() {
    return property("orch.ascii").equals("true");
  }

  /** The signs of progress that the terminal can show. */
  public Symbols symbols() {
    return isAsciiOnly() ? Symbols.ASCII : Symbols.of(environment);
  }

  /** The signal that stopped the running command; INT when it was interrupted without a signal. */
  public StopSignal stoppedBy() {
    return signal.get().orElse(StopSignal.INT);
  }

  /** The directory of the user's settings (XDG base directories). */
  public Path configDirectory() {
    return xdg("XDG_CONFIG_HOME", ".config");
  }

  /** The directory of the user's data. */
  public Path dataDirectory() {
    return xdg("XDG_DATA_HOME", ".local/share");
  }

  /** The directory of what can be lost: the names for completion. */
  public Path cacheDirectory() {
    return xdg("XDG_CACHE_HOME", ".cache");
  }

  /** The directory of the journal. */
  public Path stateDirectory() {
    return xdg("XDG_STATE_HOME", ".local/state");
  }

  private Path xdg(String name, String otherwise) {
    String value = variable(name);
    // The specification says to ignore a relative path.
    Path base = value.startsWith("/") ? Path.of(value) : home.resolve(otherwise);
    return base.resolve("orch");
  }
}
