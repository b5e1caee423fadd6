package orch.pages;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command of a page, which may have several lines.
 *
 * @param line the line of the page that it begins in, from 1
 * @param command what the reader types
 * @param shown what the page shows below the command; null where it shows no output
 * @param withAccount whether the page says, somewhere above, that an account is needed from there
 */
record Step(int line, String command, @Nullable List<String> shown, boolean withAccount) {
  private static final Pattern ANNOUNCED = Pattern.compile("# exit (\\d+)\\b");

  /** How orch itself says in its error messages how it ended. */
  private static final Pattern SAID = Pattern.compile("(?m)^  exit (\\d+) \\(|\"exitCode\":(\\d+)");

  /** The exit code that the page announces: with a comment, or in the error message it shows. */
  int exitCode() {
    Matcher announced = ANNOUNCED.matcher(command);
    if (announced.find()) {
      return Integer.parseInt(announced.group(1));
    }
    List<MatchResult> said =
        SAID.matcher(shown == null ? "" : String.join("\n", shown)).results().toList();
    if (said.isEmpty()) {
      return 0;
    }
    MatchResult last = said.get(said.size() - 1);
    return Integer.parseInt(last.group(1) == null ? last.group(2) : last.group(1));
  }

  /** Whether the command is a server that goes on while the reader types in another terminal. */
  boolean isServer() {
    return command.startsWith("orch emulator");
  }
}
