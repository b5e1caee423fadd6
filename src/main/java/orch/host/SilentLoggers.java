package orch.host;

import java.util.ResourceBundle;

/**
 * Java's own loggers, which write nothing. Java finds this class as a service. Without it, the HTTP
 * client sets up {@code java.util.logging} for a log that nobody sees: 130 classes.
 */
public final class SilentLoggers extends System.LoggerFinder {
  /** For Java, which makes one. */
  public SilentLoggers() {}

  @Override
  public System.Logger getLogger(String name, Module module) {
    return new SilentLogger(name);
  }

  private static final class SilentLogger implements System.Logger {
    private final String name;

    SilentLogger(String name) {
      this.name = name;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level level) {
      return false;
    }

    @Override
    public void log(Level level, ResourceBundle texts, String message, Throwable cause) {}

    @Override
    public void log(Level level, ResourceBundle texts, String format, Object... values) {}
  }
}
