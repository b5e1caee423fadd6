package orch.cli.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orch.host.Host;
import orch.profile.SettingsFileException;

/**
 * The user's aliases, in a file with a line for each: {@code NAME = WORDS}. It is read for every
 * line that may use one, since another shell may have changed it.
 */
final class Aliases {
  static final String FILE = "aliases";

  private static final Pattern LINE = Pattern.compile("\\s*([^\\s=#]+)\\s*=\\s*(.*\\S)\\s*");
  private static final Pattern ARGUMENT = Pattern.compile("\\$([1-9@])");

  private final LinesFile file;

  Aliases(Host host) {
    this.file = new LinesFile(host.configDirectory().resolve(FILE), host);
  }

  /** The aliases with their texts, in the order of the file. Other lines are ignored. */
  Map<String, String> all() {
    try {
      return parsed(file.read());
    } catch (IOException e) {
      throw new SettingsFileException(file.path(), "read", e);
    }
  }

  private static Map<String, String> parsed(List<String> lines) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher alias = LINE.matcher(line);
      if (alias.matches()) {
        all.put(alias.group(1), alias.group(2));
      }
    }
    return all;
  }

  /** Adds an alias, or replaces the one of its name. */
  void put(String name, String text) throws InterruptedException {
    change(name, List.of(name + " = " + text));
  }

  void remove(String name) throws InterruptedException {
    change(name, List.of());
  }

  /** Replaces the line of an alias; the other lines stay, comments too. */
  private void change(String name, List<String> by) throws InterruptedException {
    try {
      file.update(
          lines -> {
            List<String> changed = new ArrayList<>();
            for (String line : lines) {
              if (!parsed(List.of(line)).containsKey(name)) {
                changed.add(line);
              }
            }
            changed.addAll(by);
            return changed;
          });
    } catch (IOException e) {
      throw new SettingsFileException(file.path(), "written", e);
    }
  }

  /** How many arguments the text of an alias names with {@code $1} to {@code $9}. */
  static int arguments(String text) {
    int most = 0;
    Matcher each = ARGUMENT.matcher(text);
    while (each.find()) {
      most = each.group(1).equals("@") ? most : Math.max(most, Integer.parseInt(each.group(1)));
    }
    return most;
  }

  /**
   * The words that an alias stands for. An argument stays one word, whatever is in it; those that
   * the text does not name are added at the end.
   *
   * @param arguments the words after the alias, at least as many as the text names
   */
  static List<String> expanded(String text, List<String> arguments) {
    boolean takesAll = text.contains("$@");
    List<String> words = new ArrayList<>();
    for (String word : Words.of(text).texts()) {
      if (word.equals("$@")) {
        words.addAll(arguments);
      } else {
        words.add(
            ARGUMENT
                .matcher(word)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), arguments))));
      }
    }
    if (!takesAll) {
      words.addAll(arguments.subList(arguments(text), arguments.size()));
    }
    return words;
  }

  private static String value(String which, List<String> arguments) {
    return which.equals("@")
        ? String.join(" ", arguments)
        : arguments.get(Integer.parseInt(which) - 1);
  }
}
