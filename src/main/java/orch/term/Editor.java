package orch.term;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Starts the user's text editor. */
public final class Editor {
  /** The default editor, as in POSIX and git. */
  private static final String DEFAULT = "vi";

  private final String command;

  private Editor(String command) {
    this.command = command;
  }

  /** The editor in {@code VISUAL}, else in {@code EDITOR}; empty when neither is set. */
  public static Optional<Editor> chosen(Map<String, String> environment) {
    String visual = environment.getOrDefault("VISUAL", "").strip();
    String editor = environment.getOrDefault("EDITOR", "").strip();
    String command = visual.isEmpty() ? editor : visual;
    return command.isEmpty() ? Optional.empty() : Optional.of(new Editor(command));
  }

  /** The editor when none is set. */
  public static Editor usual() {
    return new Editor(DEFAULT);
  }

  /**
   * Opens the file in the editor, and returns when the editor exits.
   *
   * @throws IOException when the editor cannot be started, or its exit code is not 0
   */
  public void edit(Path file) throws IOException, InterruptedException {
    // The variables hold a command line, not a file name. The editor draws on stderr, because
    // stdout is for data only.
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
