package orch.term;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the user's text editor. */
public final class Editor {
  /** The default editor, as in POSIX and git. */
  private static final String DEFAULT = "vi";

  private final String variable;
  private final String command;

  private Editor(String variable, String command) {
    this.variable = variable;
    this.command = command;
  }

  /** The editor in {@code VISUAL}, else in {@code EDITOR}; empty when neither is set. */
  public static Optional<Editor> chosen(Map<String, String> environment) {
    for (String variable : List.of("VISUAL", "EDITOR")) {
      String command = environment.getOrDefault(variable, "").strip();
      if (!command.isEmpty()) {
        return Optional.of(new Editor(variable, command));
      }
    }
    return Optional.empty();
  }

  /** The editor when none is set. */
  public static Editor usual() {
    return new Editor("", DEFAULT);
  }

  /** The name of the variable that chose the editor; empty for the usual one. */
  public String variable() {
    return variable;
  }

  /**
   * Why the editor cannot be started; empty when it probably can. Otherwise the shell would say so
   * in its own words, and after the text was fetched.
   *
   * @param directory the working directory
   */
  public String objection(Map<String, String> environment, Path directory) {
    String path = environment.getOrDefault("PATH", "");
    String why = new ShellCommand(command).objection(path, directory);
    if (why.isEmpty()) {
      return "";
    }
    return variable.isEmpty()
        ? "there is no editor: neither VISUAL nor EDITOR is set, and " + why
        : variable + " is set to \"" + command + "\", but " + why;
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
        String from = variable.isEmpty() ? "" : ", from " + variable + ",";
        throw new IOException("the editor \"" + command + "\"" + from + " ended with code " + code);
      }
    } finally {
      process.destroy();
    }
  }
}
