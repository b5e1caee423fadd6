package orch.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What a command is called with, and what its help says. */
final class Form {
  /** The footer's first line; by it, examples are told from the notes behind them. */
  private static final String EXAMPLES = "Examples:";

  /** What stands before each example. */
  static final String INDENT = "  ";

  private final String name;
  private final String header;
  private String[] description = {};
  private String[] footer = {};
  private final CommandSpec spec;

  private Form(String name, String header, CommandSpec spec) {
    this.name = name;
    this.header = header;
    this.spec = spec;
  }

  /** The form of a command: its name on the line, and a line on what it does. */
  static Form of(Callable<Integer> command, String name, String header) {
    return new Form(name, header, CommandSpec.wrapWithoutInspection(command));
  }

  /** What the command does, in full; a percent sign is written twice. */
  Form describe(String... text) {
    description = text;
    return this;
  }

  /** Lines to copy. */
  Form examples(String... lines) {
    footer =
        Stream.concat(Stream.of(EXAMPLES), Stream.of(lines).map(line -> INDENT + line))
            .toArray(String[]::new);
    return this;
  }

  /** What stands at the end of the help. */
  Form notes(String... lines) {
    footer = Stream.of(footer, new String[] {""}, lines).flatMap(Stream::of).toArray(String[]::new);
    return this;
  }

  Form takes(Argument<?> argument) {
    spec.addPositional(argument.spec());
    return this;
  }

  Form takes(Flag<?>... flags) {
    return takes(List.of(flags));
  }

  Form takes(List<Flag<?>> flags) {
    for (Flag<?> flag : flags) {
      spec.addOption(flag.spec());
    }
    return this;
  }

  /** Takes options that every command below takes as well. */
  Form takesEverywhere(List<Flag<?>> flags) {
    for (Flag<?> flag : flags) {
      spec.addOption(flag.everywhere());
    }
    return this;
  }

  /** The lines to copy that a command was given. */
  static List<String> examples(CommandSpec spec) {
    List<String> footer = List.of(spec.usageMessage().footer());
    return footer.isEmpty() || !footer.get(0).equals(EXAMPLES)
        ? List.of()
        : footer.subList(1, endOfExamples(footer));
  }

  /** The notes that a command was given. */
  static List<String> notes(CommandSpec spec) {
    List<String> footer = List.of(spec.usageMessage().footer());
    int end = examples(spec).isEmpty() ? 0 : endOfExamples(footer);
    return footer.subList(Math.min(footer.size(), end), footer.size());
  }

  private static int endOfExamples(List<String> footer) {
    int blank = footer.indexOf("");
    return blank < 0 ? footer.size() : blank;
  }

  /** The command as the parser knows it. */
  CommandLine line() {
    spec.name(name);
    spec.usageMessage().header(header).description(description).footer(footer);
    return new CommandLine(spec);
  }
}
