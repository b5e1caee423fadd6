package orch.cli.shell;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where the lines of a shell come from: a terminal with or without an editor, or a script. */
interface LineSource {
  /**
   * Reads the next text that is complete: a line, or several with an open quote between them.
   *
   * @param prompt the prompt, which a script does not show
   * @return empty at the end
   * @throws InterruptedException after Ctrl-C
   */
  Optional<String> next(String prompt) throws InterruptedException;

  /** The number of the line at which the last text began, from 1. */
  int lineNumber();

  /** Takes a line into the history; a script has none. */
  default void remember(String line) {}

  /** The lines of the history, the oldest first. */
  default List<String> history() {
    return List.of();
  }

  /** Removes the lines of the history. */
  default void clearHistory() throws IOException, InterruptedException {}

  /** Drops what was typed before Ctrl-C and not read yet. */
  default void discardTyped() {}

  /** Sets the terminal as it was before the command. */
  default void restoreMode() {}

  /** Takes the mode of the terminal as the new one. */
  default void keepMode() {}

  /** Restores the terminal, when the shell ends. */
  default void close() {}
}
