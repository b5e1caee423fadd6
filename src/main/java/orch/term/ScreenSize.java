package orch.term;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.nativ.CLibrary;
import org.jline.nativ.JLineNativeLoader;

/**
 * The size of a terminal, in cells.
 *
 * @param rows at least 1
 * @param columns at least 1
 */
public record ScreenSize(int rows, int columns) {
  /** The size when the terminal's own is unknown. */
  static final ScreenSize USUAL = new ScreenSize(24, 80);

  /** The library logs a stack trace when its native part cannot be unpacked. */
  private static final Logger LIBRARY = Logger.getLogger("org.jline");

  /**
   * The present size of the terminal of stdout or stderr. It asks for nothing else that the library
   * finds out about a terminal, which would take longer than a short command.
   */
  public static ScreenSize of(Terminal.Stream stream) {
    int descriptor = stream == Terminal.Stream.OUT ? 1 : 2;
    LIBRARY.setLevel(Level.OFF);
    try {
      JLineNativeLoader.initialize();
      CLibrary.WinSize size = new CLibrary.WinSize();
      int failed = CLibrary.ioctl(descriptor, CLibrary.TIOCGWINSZ, size);
      return failed == 0
          ? new ScreenSize(orElse(size.ws_row, USUAL.rows), orElse(size.ws_col, USUAL.columns))
          : USUAL;
    } catch (LinkageError | RuntimeException e) {
      // There is no native library for this machine, or it cannot be unpacked.
      return USUAL;
    }
  }

  /** Some terminals report a size of zero. */
  private static int orElse(int cells, int otherwise) {
    return cells > 0 ? cells : otherwise;
  }
}
