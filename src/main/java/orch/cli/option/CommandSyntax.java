package orch.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The syntax of a command (name, arguments, options) and its help texts. */
public final class CommandSyntax {
  /** The first line of the footer; it separates the examples from the notes after them. */
  private static final String EXAMPLES = "Examples:";

  /** The indentation of each example. */
  public static final String INDENT = "  ";

  private final String name;
  private final String header;
  private String[] description = {};
  private String[] footer = {};
  private final CommandSpec spec;

  /**
   * Makes the lists of options' values, for picocli. Its own factory first looks for a class of
   * Groovy, for which Java opens every jar in vain: a tenth of the time of a help page.
   */
  private static final class Lists implements CommandLine.IFactory {
    static final Lists FACTORY = new Lists();

    @Override
    public <T> T create(Class<T> type) {
      if (!type.isAssignableFrom(ArrayList.class)) {
        throw new IllegalStateException("orch makes no " + type);
      }
      return type.cast(new ArrayList<>());
    }
  }

  private CommandSyntax(String name, String header, CommandSpec spec) {
    this.name = name;
    this.header = header;
    this.spec = spec;
  }

  /** The syntax of a command, with its name and a one-line summary. */
  public static CommandSyntax of(Callable<Integer> command, String name, String header) {
    return new CommandSyntax(
        name, header, CommandSpec.wrapWithoutInspection(command, Lists.FACTORY));
  }

  /** Sets the full description. */
  public CommandSyntax describe(String... text) {
    description = text;
    return this;
  }

  /** Sets the examples. */
  public CommandSyntax examples(String... lines) {
    List<String> all = new ArrayList<>(List.of(EXAMPLES));
    for (String line : lines) {
      all.add(INDENT + line);
    }
    footer = all.toArray(new String[0]);
    return this;
  }

  /** Sets the notes at the end of the help. */
  public CommandSyntax notes(String... lines) {
    List<String> all = new ArrayList<>(List.of(footer));
    all.add("");
    all.addAll(List.of(lines));
    footer = all.toArray(new String[0]);
    return this;
  }

  public CommandSyntax takes(Argument<?> argument) {
    spec.addPositional(argument.spec());
    return this;
  }

  public CommandSyntax takes(Option<?>... flags) {
    return takes(List.of(flags));
  }

  public CommandSyntax takes(List<Option<?>> flags) {
    for (Option<?> flag : flags) {
      spec.addOption(flag.spec());
    }
    return this;
  }

  /** Adds options that every subcommand takes as well. */
  public CommandSyntax takesEverywhere(List<Option<?>> flags) {
    for (Option<?> flag : flags) {
      spec.addOption(flag.everywhere());
    }
    return this;
  }

  /** The examples of a command. */
  public static List<String> examples(CommandSpec spec) {
    List<String> footer = List.of(spec.usageMessage().footer());
    return footer.isEmpty() || !footer.get(0).equals(EXAMPLES)
        ? List.of()
        : footer.subList(1, endOfExamples(footer));
  }

  /** The notes of a command. */
  public static List<String> notes(CommandSpec spec) {
    List<String> footer = List.of(spec.usageMessage().footer());
    int end = examples(spec).isEmpty() ? 0 : endOfExamples(footer);
    return footer.subList(Math.min(footer.size(), end), footer.size());
  }

  private static int endOfExamples(List<String> footer) {
    int blank = footer.indexOf("");
    return blank < 0 ? footer.size() : blank;
  }

  /** Builds the command for the parser. */
  public CommandLine line() {
    spec.name(name);
    spec.usageMessage().header(header).description(description).footer(footer);
    return new CommandLine(spec, Lists.FACTORY);
  }
}
