package orch.term;

import java.util.Optional;
import org.jline.nativ.CLibrary;
import org.jline.nativ.JLineNativeLoader;

/** The settings of the terminal, such as its echo, at one moment. */
final class TerminalSettings {
  /** The file descriptor of stdin. */
  private static final int STDIN = 0;

  private final CLibrary.Termios saved;

  private TerminalSettings(CLibrary.Termios saved) {
    this.saved = saved;
  }

  /** The present settings; empty when they cannot be read. */
  static Optional<TerminalSettings> now() {
    try {
      JLineNativeLoader.initialize();
      CLibrary.Termios settings = new CLibrary.Termios();
      return CLibrary.tcgetattr(STDIN, settings) == 0
          ? Optional.of(new TerminalSettings(settings))
          : Optional.empty();
    } catch (LinkageError | RuntimeException e) {
      // There is no native library for this machine, or it cannot be unpacked.
      return Optional.empty();
    }
  }

  /** Restores these settings, which a program that was killed may have left changed. */
  void restore() {
    CLibrary.tcsetattr(STDIN, CLibrary.TCSANOW, saved);
  }
}
