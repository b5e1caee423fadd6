package orch.term;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The editor that the person has chosen for the terminal. */
public final class Editor {
  /** What POSIX has everywhere, and what git falls back on. */
  private static final String USUAL = "vi";

  private final String command;

  private Editor(String command) {
    this.command = command;
  }

  /** The editor of {@code VISUAL}, else of {@code EDITOR}; empty when neither says. */
  public static Optional<Editor> chosen(Map<String, String> environment) {
    String visual = environment.getOrDefault("VISUAL", "").strip();
    String editor = environment.getOrDefault("EDITOR", "").strip();
    String command = visual.isEmpty() ? editor : visual;
    return command.isEmpty() ? Optional.empty() : Optional.of(new Editor(command));
  }

  /** The editor for who has chosen none. */
  public static Editor usual() {
    return new Editor(USUAL);
  }

  /**
   * Lets the person edit a file, and comes back when the editor has ended.
   *
   * @throws IOException when there is no such editor, or it ended with another code than 0
   */
  public void edit(Path file) throws IOException, InterruptedException {
    // The variables hold a command line, not a file name; the screen is drawn on stderr, for
    // stdout is data.
    Process process =
        new ProcessBuilder("sh", "-c", command + " \"$1\" >&2", "orch", file.toString())
            .inheritIO()
            .start();
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException("the editor \"" + command + "\" ended with code " + code);
      }
    } finally {
      process.destroy();
    }
  }
}
