package orch.cli.complete;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import orch.cli.option.Command;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.output.Format;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Everything that can be typed, as rows of text with tabs between the cells. The scripts of the
 * shells contain it as it is.
 *
 * <pre>
 * C  command above, name, description
 * A  command above, alias, name
 * O  command (* for all), names, sources of the value (empty for a switch), r for repeatable or h for hidden, description
 * P  command, sources of the arguments, 1 or *
 * W  name of a set, word, description
 * </pre>
 *
 * Sources of a value: {@code text}, {@code file}, {@code dir}, {@code configuration}, {@code
 * operation}, {@code store} (names), {@code store-id}, {@code profile}, {@code commands}, {@code
 * fields} and {@code filter} (the fields of the command), {@code reports} (the output formats that
 * only the command has), {@code words:SET}, {@code list:SET} (words with commas between them).
 */
public final class CompletionTable {
  private static final String EVERYWHERE = "*";

  private final List<String> rows = new ArrayList<>();

  private final ValueWords words;

  /** The sets of words that rows refer to, with descriptions. */
  private final Map<String, Map<String, String>> sets = new TreeMap<>();

  private CompletionTable(ValueWords words) {
    this.words = words;
  }

  /**
   * The table of a tree of commands.
   *
   * @param root the root of the whole tree
   * @param topics the help topics with their subjects
   */
  public static CompletionTable of(CommandLine root, Map<String, String> topics) {
    CompletionTable table = new CompletionTable(new ValueWords(topics));
    for (OptionSpec option : root.getCommandSpec().options()) {
      table.option(EVERYWHERE, option);
    }
    table.command("", root);
    table.sets.forEach(
        (set, words) ->
            words.forEach((word, description) -> table.row("W", set, word, description)));
    return table;
  }

  /** The table in a text that {@link #text} made. */
  public static CompletionTable parse(String text) {
    CompletionTable table = new CompletionTable(new ValueWords(Map.of()));
    table.rows.addAll(List.of(text.split("\n", -1)));
    return table;
  }

  /** The rows of a kind, each as its cells. */
  Stream<String[]> rows(String kind) {
    return rows.stream().filter(row -> row.startsWith(kind + "\t")).map(row -> row.split("\t", -1));
  }

  /** The rows, with line ends between them. */
  public String text() {
    return String.join("\n", rows);
  }

  private void row(String... cells) {
    List<String> plain = new ArrayList<>();
    for (String cell : cells) {
      plain.add(cell.replaceAll("\\s+", " "));
    }
    rows.add(String.join("\t", plain));
  }

  private void command(String path, CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    line.getSubcommands().forEach((word, below) -> subcommand(path, word, below.getCommandSpec()));
    for (OptionSpec option : spec.options()) {
      if (!option.inherited() && spec.parent() != null) {
        option(path, option);
      }
    }
    // Only the first argument of a command is ever the name of something that is there already.
    for (PositionalParamSpec argument : spec.positionalParameters().stream().limit(1).toList()) {
      row("P", path, sources(argument), argument.arity().max() > 1 ? "*" : "1");
    }
    fields(path, spec);
    line.getSubcommands()
        .forEach(
            (word, below) -> {
              if (word.equals(below.getCommandName())) {
                command((path + " " + word).strip(), below);
              }
            });
  }

  private void subcommand(String path, String word, CommandSpec below) {
    if (!word.equals(below.name())) {
      row("A", path, word, below.name());
    } else if (!below.usageMessage().hidden()) {
      row("C", path, word, below.usageMessage().header()[0]);
    }
  }

  private void fields(String path, CommandSpec spec) {
    if (spec.userObject() instanceof Command command) {
      ValueWords.fields(command.prints()).forEach(field -> row("W", "fields " + path, field, ""));
      for (Format report : command.reports()) {
        row("W", "reports " + path, report.toString(), report.description());
      }
    }
  }

  private void option(String path, OptionSpec option) {
    List<String> names = new ArrayList<>(List.of(option.names()));
    if (option.negatable()) {
      names.add("--no-" + option.longestName().substring(2));
    }
    String flags = (option.isMultiValue() ? "r" : "") + (option.hidden() ? "h" : "");
    // A value that may be left out is none of the next words.
    String value = option.arity().min() > 0 ? sources(option) : "";
    row("O", path, String.join(" ", names), value, flags, String.join(" ", option.description()));
  }

  private String sources(ArgSpec argument) {
    Optional<Option<?>> option = Option.of(argument).filter(each -> !each.words().isEmpty());
    if (option.isPresent()) {
      String words = fixed(option.get(), ((OptionSpec) argument).longestName().substring(2));
      boolean isFormat = option.get().content() == Content.FORMAT;
      return isFormat ? words + " " + ValueWords.sources(Content.FORMAT) : words;
    }
    String sources = ValueWords.sources(Content.of(argument));
    for (String source : sources.split(" ", -1)) {
      if (source.startsWith("words:")) {
        String set = source.substring(source.indexOf(':') + 1);
        sets.put(set, words.of(set));
      } else if (source.equals("commands")) {
        sets.put("topic", words.of("topic"));
      }
    }
    return sources;
  }

  /** The source of the words of an option; options with the same words share a set. */
  private String fixed(Option<?> option, String name) {
    Map<String, String> fixed = ValueWords.of(option);
    String set =
        sets.entrySet().stream()
            .filter(each -> each.getValue().equals(fixed))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(name);
    sets.put(set, fixed);
    return (ValueWords.isList(option) ? "list:" : "words:") + set;
  }
}
