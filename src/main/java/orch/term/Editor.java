package orch.term;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the user's text editor. */
public final class Editor {
  /** The default editor, as in POSIX and git. */
  private static final String DEFAULT = "vi";

  /** A command with one of these is a script, whose programs only a shell can find. */
  private static final String OF_SCRIPTS = "$`;&|<>(){}*?[]~!#\n";

  /** Commands of the shell itself that start a program. */
  private static final List<String> OF_SHELL = List.of("exec", "command", "eval", ".");

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
    String program = program();
    if (program.isEmpty() || isFound(program, environment.getOrDefault("PATH", ""), directory)) {
      return "";
    }
    String why = program.contains("/") ? " is not a program" : " is not a program on the PATH";
    return variable.isEmpty()
        ? "there is no editor: neither VISUAL nor EDITOR is set, and " + program + why
        : variable + " is set to \"" + command + "\", but " + program + why;
  }

  private static boolean isFound(String program, String path, Path directory) {
    if (program.contains("/")) {
      return isProgram(directory.resolve(program));
    }
    if (path.isEmpty()) {
      // A shell has a PATH of its own then.
      return true;
    }
    for (String place : path.split(":", -1)) {
      if (isProgram(directory.resolve(place).resolve(program))) {
        return true;
      }
    }
    return OF_SHELL.contains(program);
  }

  private static boolean isProgram(Path file) {
    return Files.isExecutable(file) && !Files.isDirectory(file);
  }

  /** The first word of the command that is not an assignment; empty when only a shell knows. */
  private String program() {
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (int i = 0; i <= command.length(); i++) {
      char c = i == command.length() ? ' ' : command.charAt(i);
      if (c == '\\' || OF_SCRIPTS.indexOf(c) >= 0) {
        return "";
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else if (quote != 0 || !Character.isWhitespace(c)) {
        word.append(c);
      } else if (word.indexOf("=") > 0) {
        word.setLength(0);
      } else if (word.length() > 0) {
        return word.toString();
      }
    }
    return "";
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
