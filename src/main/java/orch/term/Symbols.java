package orch.term;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The signs of progress, in the characters that the terminal can show.
 *
 * @param spinner the pictures of something that moves, one after the other
 * @param done the mark of success
 * @param failed the mark of failure
 */
public record Symbols(List<String> spinner, String done, String failed) {
  private static final Symbols UNICODE =
      new Symbols(List.of("⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"), "✓", "✗");

  /** The signs for every terminal. */
  public static final Symbols ASCII = new Symbols(List.of("|", "/", "-", "\\"), "+", "x");

  /**
   * The signs for an environment: ASCII where the locale is not UTF-8, and on the Linux console,
   * whose font has no others.
   */
  public static Symbols of(Map<String, String> environment) {
    return isUtf8(environment) && !environment.getOrDefault("TERM", "").equals("linux")
        ? UNICODE
        : ASCII;
  }

  /** The first of these variables that is set decides, as POSIX says. */
  private static boolean isUtf8(Map<String, String> environment) {
    for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
      String locale = environment.getOrDefault(name, "").toUpperCase(Locale.ROOT);
      if (!locale.isEmpty()) {
        return locale.contains("UTF-8") || locale.contains("UTF8");
      }
    }
    return false;
  }

  /** The picture of the spinner after this time. */
  public String spinner(long tenths) {
    return spinner.get((int) (tenths % spinner.size()));
  }
}
