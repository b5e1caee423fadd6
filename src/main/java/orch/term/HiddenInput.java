package orch.term;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The terminal does not show what is typed, until it is closed. */
final class HiddenInput {
  private final Terminal terminal;
  private final Attributes before;

  private HiddenInput(Terminal terminal) {
    this.terminal = terminal;
    this.before = terminal.getAttributes();
  }

  static HiddenInput off() {
    try {
      HiddenInput echo =
          new HiddenInput(
              TerminalBuilder.builder()
                  .system(true)
                  .dumb(true)
                  // Else Ctrl-C would end the process at once, and leave the terminal silent.
                  .nativeSignals(false)
                  .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                  .build());
      Attributes silent = new Attributes(echo.before);
      silent.setLocalFlag(LocalFlag.ECHO, false);
      echo.terminal.setAttributes(silent);
      return echo;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Shows again what is typed. */
  void close() {
    try {
      terminal.setAttributes(before);
      terminal.close();
    } catch (IllegalStateException e) {
      // After Ctrl-C JLine's own hook may have been faster, and has set back everything.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
