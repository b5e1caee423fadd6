package orch.term;

import java.util.Optional;
import org.jline.nativ.CLibrary;
import org.jline.nativ.CLibrary.Termios;
import org.jline.nativ.JLineNativeLoader;

/**
 * Turns off the terminal's echo until it is closed, for passwords. Only the library's native part
 * is used: its terminal asks what the terminal can do, and the thread that waits for the answer can
 * take what the user types next.
 */
final class HiddenInput {
  /** The file descriptor of stdin. */
  private static final int STDIN = 0;

  /** The local flag for the echo; Linux, macOS and the BSDs have the same. */
  private static final long ECHO = 8;

  /** The settings of the terminal before; empty when there is nothing to restore. */
  private final Optional<Termios> before;

  private HiddenInput(Optional<Termios> before) {
    this.before = before;
  }

  static HiddenInput off() {
    try {
      JLineNativeLoader.initialize();
      Termios settings = new Termios();
      Termios withoutEcho = new Termios();
      boolean isTerminal =
          CLibrary.tcgetattr(STDIN, settings) == 0 && CLibrary.tcgetattr(STDIN, withoutEcho) == 0;
      if (!isTerminal) {
        return new HiddenInput(Optional.empty());
      }
      withoutEcho.c_lflag &= ~ECHO;
      CLibrary.tcsetattr(STDIN, CLibrary.TCSANOW, withoutEcho);
      return new HiddenInput(Optional.of(settings));
    } catch (LinkageError | RuntimeException e) {
      throw new IllegalStateException(
          "the terminal's echo cannot be turned off on this machine: pipe the secret in", e);
    }
  }

  /** Turns the echo on again. */
  void close() {
    before.ifPresent(settings -> CLibrary.tcsetattr(STDIN, CLibrary.TCSANOW, settings));
  }
}
