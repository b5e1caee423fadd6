package orch.term;

import java.io.IOException;
import java.util.Map;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Asks how wide the terminal is. */
public final class ScreenWidth {
  private static final int USUAL = 80;

  private ScreenWidth() {}

  /** The width in columns: what COLUMNS says, else what the terminal says, else 80. */
  public static int of(Map<String, String> environment) {
    String given = environment.getOrDefault("COLUMNS", "");
    if (given.matches("[1-9][0-9]{0,3}")) {
      return Integer.parseInt(given);
    }
    try (Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            .dumb(true)
            // Else Ctrl-C at this moment would end the process without a word.
            .nativeSignals(false)
            .systemOutput(TerminalBuilder.SystemOutput.SysErr)
            .build()) {
      int columns = terminal.getSize().getColumns();
      return columns > 0 ? columns : USUAL;
    } catch (IOException e) {
      return USUAL;
    }
  }
}
