package orch.term;

import java.io.IOException;
import java.util.Map;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Finds the width of the terminal. */
public final class ScreenWidth {
  private static final int DEFAULT = 80;

  private ScreenWidth() {}

  /** The width in columns: COLUMNS if it is set, else the terminal's width, else 80. */
  public static int of(Map<String, String> environment) {
    String override = environment.getOrDefault("COLUMNS", "");
    if (override.matches("[1-9][0-9]{0,3}")) {
      return Integer.parseInt(override);
    }
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
}
