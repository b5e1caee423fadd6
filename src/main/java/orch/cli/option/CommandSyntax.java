package orch.cli.option;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What a command is called with, and what its help says. */
public final class CommandSyntax {
  /** The footer's first line; by it, examples are told from the notes behind them. */
  private static final String EXAMPLES = "Examples:";

  /** What stands before each example. */
  public static final String INDENT = "  ";

  private final String name;
  private final String header;
  private String[] description = {};
  private String[] footer = {};
  private final CommandSpec spec;

  private CommandSyntax(String name, String header, CommandSpec spec) {
    this.name = name;
    this.header = header;
    this.spec = spec;
  }

  /** The form of a command: its name on the line, and a line on what it does. */
  public static CommandSyntax of(Callable<Integer> command, String name, String header) {
    return new CommandSyntax(name, header, CommandSpec.wrapWithoutInspection(command));
  }

  /** What the command does, in full. */
  public CommandSyntax describe(String... text) {
    description = text;
    return this;
  }

  /** Lines to copy. */
  public CommandSyntax examples(String... lines) {
    footer =
        Stream.concat(Stream.of(EXAMPLES), Stream.of(lines).map(line -> INDENT + line))
            .toArray(String[]::new);
    return this;
  }

  /** What stands at the end of the help. */
  public CommandSyntax notes(String... lines) {
    footer = Stream.of(footer, new String[] {""}, lines).flatMap(Stream::of).toArray(String[]::new);
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

  /** Takes options that every command below takes as well. */
  public CommandSyntax takesEverywhere(List<Option<?>> flags) {
    for (Option<?> flag : flags) {
      spec.addOption(flag.everywhere());
    }
    return this;
  }

  /** The lines to copy that a command was given. */
  public static List<String> examples(CommandSpec spec) {
    List<String> footer = List.of(spec.usageMessage().footer());
    return footer.isEmpty() || !footer.get(0).equals(EXAMPLES)
        ? List.of()
        : footer.subList(1, endOfExamples(footer));
  }

  /** The notes that a command was given. */
  public static List<String> notes(CommandSpec spec) {
    List<String> footer = List.of(spec.usageMessage().footer());
    int end = examples(spec).isEmpty() ? 0 : endOfExamples(footer);
    return footer.subList(Math.min(footer.size(), end), footer.size());
  }

  private static int endOfExamples(List<String> footer) {
    int blank = footer.indexOf("");
    return blank < 0 ? footer.size() : blank;
  }

  /** The command as the parser knows it. */
  public CommandLine line() {
    spec.name(name);
    spec.usageMessage().header(header).description(description).footer(footer);
    return new CommandLine(spec);
  }
}
