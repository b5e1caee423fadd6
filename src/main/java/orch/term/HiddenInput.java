package orch.term;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Turns off the terminal's echo until it is closed, for passwords. */
final class HiddenInput {
  private final Terminal terminal;
  private final Attributes before;

  private HiddenInput(Terminal terminal) {
    this.terminal = terminal;
    this.before = terminal.getAttributes();
  }

  static HiddenInput off() {
    try {
      HiddenInput hidden =
          new HiddenInput(
              TerminalBuilder.builder()
                  .system(true)
                  .dumb(true)
                  // Otherwise Ctrl-C would end the process at once and leave the echo off.
                  .nativeSignals(false)
                  .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                  .build());
      Attributes withoutEcho = new Attributes(hidden.before);
      withoutEcho.setLocalFlag(LocalFlag.ECHO, false);
      hidden.terminal.setAttributes(withoutEcho);
      return hidden;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Turns the echo on again. */
  void close() {
    try {
      terminal.setAttributes(before);
      terminal.close();
    } catch (IllegalStateException e) {
      // After Ctrl-C the shutdown hook of JLine may have restored the terminal already.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
