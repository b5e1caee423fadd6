package orch.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orch.cli.problem.UsageException;
import orch.document.Suggestion;
import orch.profile.SettingsFileException;

/** The commands of the shell about aliases, and putting the command in the place of an alias. */
final class AliasCommands {
  private static final Pattern ALIAS =
      Pattern.compile("\\s*(?:orch\\s+)?alias\\s+([^\\s=]+)\\s*=\\s*(.*?)\\s*", Pattern.DOTALL);
  private static final Pattern ALIAS_NAME = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.-]*");

  private final Session session;
  private final Aliases aliases;

  AliasCommands(Session session, Aliases aliases) {
    this.session = session;
    this.aliases = aliases;
  }

  /** The words of a command, with those of its alias. */
  List<String> expanded(List<String> words) {
    String text = words.isEmpty() ? null : aliases.all().get(words.get(0));
    if (text == null) {
      return words;
    }
    List<String> arguments = words.subList(1, words.size());
    int wanted = Aliases.arguments(text);
    if (arguments.size() < wanted) {
      throw new UsageException(
          "the alias " + words.get(0) + " takes " + wanted + " arguments: " + text);
    }
    return Aliases.expanded(text, arguments);
  }

  /** The names of the aliases; none when their file cannot be read. */
  Map<String, String> all() {
    try {
      return aliases.all();
    } catch (SettingsFileException e) {
      return Map.of();
    }
  }

  /**
   * Lists the aliases, or adds one.
   *
   * @param text the line as it was typed
   * @throws UsageException when the alias cannot be added
   */
  void alias(String text, List<String> arguments) throws InterruptedException {
    if (arguments.isEmpty()) {
      aliases.all().forEach((name, stands) -> session.print("alias " + name + " = " + stands));
      return;
    }
    Matcher alias = ALIAS.matcher(text);
    if (!alias.matches() || alias.group(2).isEmpty()) {
      throw new UsageException(
          "an alias needs a name and a command, as in alias mine = config list --filter name=$1");
    }
    String name = alias.group(1);
    String stands = unquoted(alias.group(2));
    checkAlias(name, stands);
    aliases.put(name, stands);
  }

  /** The text without quotes around all of it, as bash wants them. */
  private static String unquoted(String text) {
    List<String> words = Words.of(text).texts();
    boolean isQuoted = text.startsWith("'") || text.startsWith("\"");
    return isQuoted && words.size() == 1 ? words.get(0).strip() : text;
  }

  private void checkAlias(String name, String stands) {
    boolean isCommand = session.commands().tree(session.host()).getSubcommands().containsKey(name);
    if (isCommand || BuiltIns.NAMES.containsKey(name) || name.equals("orch")) {
      throw new UsageException(name + " is a command; give the alias another name");
    }
    if (!ALIAS_NAME.matcher(name).matches()) {
      throw new UsageException(
          "the name of an alias has letters, digits, \".\", \"_\" and \"-\": " + name);
    }
    if (stands.contains("\n")) {
      throw new UsageException("an alias stands for one line");
    }
    List<String> words = new ArrayList<>(Words.of(stands).texts());
    words.remove("orch");
    String first = words.isEmpty() ? "" : words.get(0);
    if (first.equals(name) || aliases.all().containsKey(first)) {
      throw new UsageException("an alias stands for a command of orch, not for an alias: " + first);
    }
    if (BuiltIns.NAMES.containsKey(first) || first.startsWith(UserShell.SIGN)) {
      throw new UsageException(
          "an alias stands for a command of orch, not for one of the shell: " + first);
    }
    if (SecretLines.mayBe(stands)) {
      throw new UsageException("the alias seems to have a secret in it, which orch does not save");
    }
  }

  /**
   * Removes an alias.
   *
   * @throws UsageException when there is none of this name
   */
  void unalias(List<String> arguments) throws InterruptedException {
    if (arguments.size() != 1) {
      throw new UsageException("give one alias; to list them: alias");
    }
    String name = arguments.get(0);
    if (!aliases.all().containsKey(name)) {
      throw new UsageException(
          "there is no alias \"" + name + "\"" + Suggestion.question(name, aliases.all().keySet()));
    }
    aliases.remove(name);
  }
}
