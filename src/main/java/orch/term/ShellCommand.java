package orch.term;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A command of the user for a shell, such as the value of {@code EDITOR}.
 *
 * @param command a command line, not only a program
 */
record ShellCommand(String command) {
  /** A command with one of these is a script, whose programs only a shell can find. */
  private static final String OF_SCRIPTS = "$`;&|<>(){}*?[]~!#\n";

  /** Commands of the shell itself that start a program. */
  private static final List<String> OF_SHELL = List.of("exec", "command", "eval", ".");

  /**
   * Why the program of the command cannot be started, as in {@code vim is not a program on the
   * PATH}; empty when it probably can.
   *
   * @param path the value of {@code PATH}; empty when it is not set
   * @param directory the working directory
   */
  String objection(String path, Path directory) {
    String program = program();
    if (program.isEmpty() || isFound(program, path, directory)) {
      return "";
    }
    return program
        + (program.contains("/") ? " is not a program" : " is not a program on the PATH");
  }

  /**
   * The text for {@code sh -c}; a simple command replaces the shell, so that there is one process.
   */
  String script() {
    boolean isSimple = command.chars().noneMatch(c -> OF_SCRIPTS.indexOf(c) >= 0);
    String program = program();
    return isSimple && !program.isEmpty() && command.startsWith(program)
        ? "exec " + command
        : command;
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
}
