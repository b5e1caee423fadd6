package orch.cli.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orch.cli.app.DefaultValueCheck;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.document.Suggestion;
import orch.profile.Connection;
import orch.profile.Defaults;

/** The commands of the shell itself, which are not commands of orch. */
final class BuiltIns {
  /** Their names and what they do, in the order of the help. */
  static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("use", "use a profile in this shell");
    NAMES.put("set", "set a default value for an option in this shell");
    NAMES.put("unset", "remove a default value");
    NAMES.put("alias", "list the aliases, or add one");
    NAMES.put("unalias", "remove an alias");
    NAMES.put("history", "list the lines that were typed");
    NAMES.put("exit", "leave the shell");
    NAMES.put("quit", "leave the shell");
  }

  private static final int HIGHEST_CODE = 255;

  private final Session session;
  private final AliasCommands aliases;
  private final LineSource lines;

  BuiltIns(Session session, AliasCommands aliases, LineSource lines) {
    this.session = session;
    this.aliases = aliases;
    this.lines = lines;
  }

  /**
   * Runs a line if its command is one of the shell itself.
   *
   * @param text the line as it was typed
   * @param words its words, without {@code orch}
   * @return the exit code; empty when it is a command of orch
   */
  Optional<Integer> run(String text, List<String> words) throws InterruptedException {
    if (words.isEmpty() || !NAMES.containsKey(words.get(0))) {
      return Optional.empty();
    }
    List<String> arguments = words.subList(1, words.size());
    if (arguments.contains("--help") || arguments.contains("-h")) {
      return Optional.of(session.runOwn("help", "shell"));
    }
    switch (words.get(0)) {
      case "use" -> use(arguments);
      case "set" -> set(arguments);
      case "unset" -> unset(arguments);
      case "alias" -> aliases.alias(text, arguments);
      case "unalias" -> aliases.unalias(arguments);
      case "history" -> history(arguments);
      default -> {
        leave(arguments);
        return Optional.of(session.code());
      }
    }
    return Optional.of(ExitCode.DONE.code());
  }

  private void use(List<String> arguments) {
    if (arguments.size() != 1) {
      throw new UsageException("give one profile, as in use local; the profiles: profile list");
    }
    String name = arguments.get(0);
    if (!name.equals(Connection.LOCAL) && !name.equals(Connection.ENVIRONMENT)) {
      session.app().sources().profiles().get(name);
    }
    session.variables().set(Variables.PROFILE, name);
  }

  private void set(List<String> arguments) {
    if (arguments.isEmpty()) {
      session.variables().all().forEach((name, value) -> session.print(shown(name, value)));
      return;
    }
    String first = arguments.get(0);
    int equals = first.indexOf('=');
    String name = (equals < 0 ? first : first.substring(0, equals)).replaceFirst("^--", "");
    List<String> rest = new ArrayList<>(arguments.subList(1, arguments.size()));
    if (equals >= 0) {
      rest.add(0, first.substring(equals + 1));
    } else if (!rest.isEmpty() && rest.get(0).equals("=")) {
      rest.remove(0);
    }
    check(name);
    if (rest.size() > 1) {
      throw new UsageException("set takes one value: put it in quotes if it has spaces");
    }
    if (equals < 0 && rest.isEmpty() && arguments.size() == 1) {
      throw new UsageException(
          "give a value, as in set " + name + " VALUE; to remove it: unset " + name);
    }
    String value = rest.isEmpty() ? "" : rest.get(0);
    if (value.isEmpty()) {
      session.variables().unset(name);
      return;
    }
    String objection =
        new DefaultValueCheck(() -> session.commands().tree(session.host())).objection(name, value);
    if (!objection.isEmpty()) {
      throw new UsageException("set " + name + ": " + objection);
    }
    session.variables().set(name, value);
  }

  private static String shown(String name, String value) {
    return name.equals(Variables.PROFILE)
        ? "use " + Quoting.quoted(value, true, Words.NO_QUOTE)
        : "set " + name + " " + Quoting.quoted(value, true, Words.NO_QUOTE);
  }

  private void unset(List<String> arguments) {
    if (arguments.isEmpty()) {
      throw new UsageException("give a name, as in unset output; the names that are set: set");
    }
    for (String name : arguments) {
      if (!name.equals(Variables.PROFILE)) {
        check(name);
      }
      session.variables().unset(name);
    }
  }

  private static void check(String name) {
    List<String> names = Variables.names();
    if (name.equals(Variables.PROFILE)) {
      throw new UsageException("a profile is chosen with use, as in use local");
    }
    if (Defaults.OF_FIELDS.contains(name)) {
      throw new UsageException(
          name + " is a field of a document: give --" + name + ", or set a default in a profile");
    }
    if (!names.contains(name)) {
      String question = Suggestion.question(name, names);
      throw new UsageException(
          "\""
              + name
              + "\" cannot be set"
              + (question.isEmpty() ? "; the names are " + String.join(", ", names) : question));
    }
  }

  private void history(List<String> arguments) throws InterruptedException {
    if (arguments.equals(List.of("clear"))) {
      try {
        lines.clearHistory();
      } catch (IOException e) {
        throw new UsageException("the history cannot be removed: " + e.getMessage());
      }
      return;
    }
    if (!arguments.isEmpty()) {
      throw new UsageException("history takes no argument except clear");
    }
    int number = 1;
    for (String line : lines.history()) {
      session.print(String.format("%5d  %s", number, line));
      number++;
    }
  }

  private void leave(List<String> arguments) {
    if (arguments.isEmpty()) {
      session.leave(session.code());
      return;
    }
    String code = arguments.get(0);
    if (arguments.size() > 1
        || !code.matches("[0-9]{1,3}")
        || Integer.parseInt(code) > HIGHEST_CODE) {
      throw new UsageException("exit takes one exit code, from 0 to " + HIGHEST_CODE);
    }
    session.leave(Integer.parseInt(code));
  }

  /** Keeps the terminal's mode when a program that changed it ended by itself, as stty does. */
  void keepModeAfter(int exitCode) {
    if (exitCode <= 128) {
      lines.keepMode();
    }
  }

  void restoreMode() {
    lines.restoreMode();
  }
}
