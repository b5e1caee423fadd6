package orch.term;

import java.util.Map;

/** Finds the size of the terminal, which variables can override. */
public final class ScreenWidth {
  private ScreenWidth() {}

  /** The width of stdout in columns: COLUMNS if it is set, else the terminal's width, else 80. */
  public static int ofStandardOutput(Map<String, String> environment) {
    return of(environment, Terminal.Stream.OUT);
  }

  /** The same for stderr. */
  public static int ofStandardError(Map<String, String> environment) {
    return of(environment, Terminal.Stream.ERR);
  }

  private static int of(Map<String, String> environment, Terminal.Stream stream) {
    String override = environment.getOrDefault("COLUMNS", "");
    return isSize(override) ? Integer.parseInt(override) : ScreenSize.of(stream).columns();
  }

  /** The height of stdout in lines: LINES if it is set, else the terminal's height, else 24. */
  static int heightOfStandardOutput(Map<String, String> environment) {
    String override = environment.getOrDefault("LINES", "");
    return isSize(override)
        ? Integer.parseInt(override)
        : ScreenSize.of(Terminal.Stream.OUT).rows();
  }

  private static boolean isSize(String text) {
    return text.matches("[1-9][0-9]{0,3}");
  }
}
