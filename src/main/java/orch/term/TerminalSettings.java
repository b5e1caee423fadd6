package orch.term;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The settings of the terminal, such as its echo, at one moment. They are read and restored with
 * {@code stty}, because the library restores only some of them.
 *
 * @param saved in the form that stty itself writes and reads
 */
record TerminalSettings(String saved) {
  private static final long PATIENCE_SECONDS = 2;

  /** The present settings; empty when they cannot be read. */
  static Optional<TerminalSettings> now() {
    try {
      Process stty = stty("-g");
      String text = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return text.isBlank() ? Optional.empty() : Optional.of(new TerminalSettings(text.strip()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Restores these settings, which a program that was killed may have left changed. */
  void restore() throws InterruptedException {
    try {
      stty(saved).waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      // It could be started a while ago. There is nothing else that could restore them.
    }
  }

  private static Process stty(String argument) throws IOException {
    return new ProcessBuilder("stty", argument)
        .redirectInput(ProcessBuilder.Redirect.INHERIT)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
