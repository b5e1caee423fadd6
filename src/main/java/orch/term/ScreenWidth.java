package orch.term;

import java.io.IOException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.nativ.CLibrary;
import org.jline.nativ.JLineNativeLoader;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Finds the width of the terminal. */
public final class ScreenWidth {
  private static final int DEFAULT = 80;
  private static final int DEFAULT_ROWS = 24;

  private static final int STDOUT = 1;
  private static final int STDERR = 2;

  /** The library logs a stack trace when its native part cannot be unpacked. */
  private static final Logger LIBRARY = Logger.getLogger("org.jline");

  private ScreenWidth() {}

  /** The width in columns: COLUMNS if it is set, else the terminal's width, else 80. */
  public static int of(Map<String, String> environment) {
    String override = environment.getOrDefault("COLUMNS", "");
    if (isWidth(override)) {
      return Integer.parseInt(override);
    }
    LIBRARY.setLevel(Level.OFF);
    try (Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            .dumb(true)
            // Otherwise Ctrl-C at this moment would end the process without a message.
            .nativeSignals(false)
            .systemOutput(TerminalBuilder.SystemOutput.SysErr)
            .build()) {
      int columns = terminal.getSize().getColumns();
      return columns > 0 ? columns : DEFAULT;
    } catch (IOException e) {
      return DEFAULT;
    }
  }

  /**
   * The same for stdout, without the other things that the library finds out about a terminal,
   * which take longer than a short command.
   */
  public static int ofStandardOutput(Map<String, String> environment) {
    return of(environment, STDOUT);
  }

  /** The same for stderr. */
  public static int ofStandardError(Map<String, String> environment) {
    return of(environment, STDERR);
  }

  private static int of(Map<String, String> environment, int descriptor) {
    String override = environment.getOrDefault("COLUMNS", "");
    return isWidth(override) ? Integer.parseInt(override) : size(descriptor, true, DEFAULT);
  }

  /** The height of stdout in lines: LINES if it is set, else the terminal's height, else 24. */
  static int heightOfStandardOutput(Map<String, String> environment) {
    String override = environment.getOrDefault("LINES", "");
    return isWidth(override) ? Integer.parseInt(override) : size(STDOUT, false, DEFAULT_ROWS);
  }

  private static int size(int descriptor, boolean isWidth, int otherwise) {
    LIBRARY.setLevel(Level.OFF);
    try {
      JLineNativeLoader.initialize();
      CLibrary.WinSize size = new CLibrary.WinSize();
      int failed = CLibrary.ioctl(descriptor, CLibrary.TIOCGWINSZ, size);
      int cells = isWidth ? size.ws_col : size.ws_row;
      return failed == 0 && cells > 0 ? cells : otherwise;
    } catch (LinkageError | RuntimeException e) {
      // There is no native library for this machine, or it cannot be unpacked.
      return otherwise;
    }
  }

  private static boolean isWidth(String text) {
    return text.matches("[1-9][0-9]{0,3}");
  }
}
