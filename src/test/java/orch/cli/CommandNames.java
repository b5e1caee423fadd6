package orch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import orch.cli.help.HelpTopic;
import orch.cli.help.ManPage;
import orch.cli.option.CommandSyntax;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The names of all commands, from the command tree itself. */
public final class CommandNames {
  private CommandNames() {}

  /** Each command as typed after {@code orch}; the first is empty, for orch itself. */
  public static List<String> all() {
    List<String> names = new ArrayList<>();
    collect(ManualGenerator.tree(), "", names);
    return names;
  }

  private static void collect(CommandLine line, String name, List<String> names) {
    names.add(name);
    line.getSubcommands()
        .forEach((word, below) -> collect(below, name.isEmpty() ? word : name + " " + word, names));
  }

  /** The names of the visible options of each command in {@link #all}; orch has the global ones. */
  public static List<List<String>> options() {
    List<List<String>> options = new ArrayList<>();
    collect(ManualGenerator.tree(), options);
    return options;
  }

  private static void collect(CommandLine line, List<List<String>> options) {
    boolean isRoot = line.getParent() == null;
    List<String> names = new ArrayList<>();
    for (OptionSpec option : line.getCommandSpec().options()) {
      if (!option.hidden() && (isRoot || !option.inherited())) {
        names.addAll(List.of(option.names()));
        if (option.negatable()) {
          names.add(option.longestName().replaceFirst("--", "--no-"));
        }
      }
    }
    options.add(names);
    line.getSubcommands().values().forEach(below -> collect(below, options));
  }

  /** The examples on the help page of a command, line by line. */
  public static List<String> examples(String command) {
    CommandLine line = ManualGenerator.tree();
    for (String word : command.isEmpty() ? new String[0] : command.split(" ", -1)) {
      line = Objects.requireNonNull(line.getSubcommands().get(word));
    }
    return CommandSyntax.examples(line.getCommandSpec());
  }

  /** The source of the man page of orch itself. */
  public static String page() {
    return ManPage.of(ManualGenerator.tree());
  }

  /** The arguments that {@code orch help} accepts in addition to commands. */
  public static List<String> topics() {
    return HelpTopic.names();
  }
}
