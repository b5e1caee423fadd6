package orch.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Knows where a command of a shell ends. */
final class ShellText {
  private ShellText() {}

  /**
   * Whether these lines are whole commands: no open quote, no open {@code if}, no here-document
   * without its end.
   */
  static boolean isComplete(String text) throws IOException {
    if (text.endsWith("\\")) {
      return false;
    }
    Process bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
    try (var in = bash.getOutputStream()) {
      in.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
    // A here-document without its end is only a warning.
    String complaints = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return complaints.isEmpty();
  }

  /** Whether these lines hold a command at all, and not only comments. */
  static boolean isCommand(String text) {
    return text.lines().anyMatch(line -> !line.isBlank() && !line.strip().startsWith("#"));
  }
}
