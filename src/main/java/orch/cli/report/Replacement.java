package orch.cli.report;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import orch.cli.app.App;
import orch.cli.option.OtherTools;
import orch.document.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Words that were probably meant instead of some words of a command line.
 *
 * @param from the index of the first word to replace
 * @param count how many words to replace
 */
record Replacement(int from, int count, List<String> words) {
  /**
   * The index of the argument that has an unknown word; -1 if there is none. The parser cuts off
   * the letters of -version that are options.
   */
  static int indexOf(String unknown, List<String> words) {
    int at = words.indexOf(unknown);
    for (int i = 0; at < 0 && i < words.size(); i++) {
      String word = words.get(i);
      boolean isCut = word.matches("-[^-].*") && unknown.startsWith("-");
      at = isCut && word.endsWith(unknown.substring(1)) ? i : -1;
    }
    return at;
  }

  /** The words as text for a message. */
  String shown() {
    return String.join(" ", words);
  }

  List<String> in(List<String> line) {
    List<String> all = new ArrayList<>(line.subList(0, from));
    all.addAll(words);
    all.addAll(line.subList(from + count, line.size()));
    return all;
  }

  /** The visible names of the options of a command. */
  static List<String> optionNames(CommandLine line) {
    List<String> names = new ArrayList<>();
    for (OptionSpec option : line.getCommandSpec().options()) {
      if (!option.hidden()) {
        names.addAll(Arrays.asList(option.names()));
      }
    }
    return names;
  }

  /** The names of the commands below a command. */
  static Collection<String> commandNames(CommandLine line) {
    return line.getSubcommands().keySet();
  }

  /**
   * What was probably meant by an unknown word, the most likely first.
   *
   * @param line the command, from the whole tree, that does not know the word
   * @param at the index of the word
   */
  static List<Replacement> likely(App app, CommandLine line, List<String> words, int at) {
    List<Replacement> known = known(app, line, words, at);
    return known.isEmpty() ? misspelt(line, words, at) : known;
  }

  /**
   * Words that other tools use, words in another order, and words that were left out; empty if the
   * unknown word is at most misspelt.
   */
  private static List<Replacement> known(App app, CommandLine line, List<String> words, int at) {
    String word = words.get(at);
    if (word.startsWith("-") && word.length() > 1) {
      return options(line, words, at);
    }
    if (line.getParent() == null) {
      return atRoot(line, words, at);
    }
    if (line.getSubcommands().isEmpty()) {
      boolean isFile = optionNames(line).contains("-f") && isFile(app, word);
      return isFile ? List.of(new Replacement(at, 1, List.of("-f", word))) : List.of();
    }
    String command = OtherTools.command(word, commandNames(line));
    return command.isEmpty() ? List.of() : List.of(new Replacement(at, 1, List.of(command)));
  }

  private static List<Replacement> options(CommandLine line, List<String> words, int at) {
    List<String> meant = OtherTools.option(words.get(at));
    if (meant.isEmpty()) {
      return List.of();
    }
    String name = meant.get(0).replaceFirst("=.*", "");
    if (!optionNames(line).contains(name)) {
      return List.of();
    }
    String word = words.get(at);
    List<Replacement> all = new ArrayList<>();
    // In gh, --json takes the names of fields.
    if (word.startsWith("--json=")) {
      return List.of(withFields(at, 1, meant, word.substring("--json=".length())));
    }
    all.add(new Replacement(at, 1, meant));
    if (word.equals("--json") && at + 1 < words.size()) {
      all.add(withFields(at, 2, meant, words.get(at + 1)));
    }
    return all;
  }

  private static Replacement withFields(int at, int count, List<String> json, String fields) {
    List<String> words = new ArrayList<>(json);
    words.addAll(List.of("--fields", fields));
    return new Replacement(at, count, words);
  }

  private static List<Replacement> atRoot(CommandLine root, List<String> words, int at) {
    String word = words.get(at);
    List<Replacement> all = new ArrayList<>();
    String noun = OtherTools.noun(word);
    if (root.getSubcommands().containsKey(noun)) {
      all.add(new Replacement(at, 1, List.of(noun)));
    }
    String next = at + 1 < words.size() ? OtherTools.noun(words.get(at + 1)) : "";
    for (Map.Entry<String, CommandLine> group : root.getSubcommands().entrySet()) {
      String verb = verb(group.getValue(), word);
      if (!verb.isEmpty() && group.getKey().equals(next)) {
        return List.of(new Replacement(at, 2, List.of(next, verb)));
      }
      if (!verb.isEmpty() && all.isEmpty()) {
        all.add(new Replacement(at, 1, List.of(group.getKey(), verb)));
      }
    }
    List<String> anywhere = OtherTools.anywhere(word);
    if (!anywhere.isEmpty() && root.getSubcommands().containsKey(anywhere.get(0))) {
      all.add(new Replacement(at, 1, anywhere));
    }
    return all;
  }

  private static String verb(CommandLine group, String word) {
    return group.getSubcommands().containsKey(word)
        ? word
        : OtherTools.command(word, commandNames(group));
  }

  private static boolean isFile(App app, String word) {
    try {
      return word.matches("(?s).+\\.(yaml|yml|json)")
          || Files.isRegularFile(app.host().directory().resolve(word));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Known words that are written almost like the unknown one. */
  private static List<Replacement> misspelt(CommandLine line, List<String> words, int at) {
    String word = words.get(at);
    boolean isOption = word.startsWith("-") && word.length() > 1;
    int equals = isOption ? word.indexOf('=') : -1;
    String name = equals < 0 ? word : word.substring(0, equals);
    List<Replacement> all = new ArrayList<>();
    for (String meant :
        Suggestion.nearest(name, isOption ? optionNames(line) : commandNames(line))) {
      all.add(new Replacement(at, 1, List.of(meant + word.substring(name.length()))));
    }
    if (all.isEmpty() && line.getParent() == null) {
      line.getSubcommands()
          .forEach(
              (noun, group) ->
                  Suggestion.to(word, commandNames(group))
                      .map(verb -> new Replacement(at, 1, List.of(noun, verb)))
                      .ifPresent(all::add));
    }
    return all;
  }
}
