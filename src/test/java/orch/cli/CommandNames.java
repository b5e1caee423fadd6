package orch.cli;

import java.util.ArrayList;
import java.util.List;
import orch.cli.help.HelpTopic;
import orch.cli.help.ManPage;
import picocli.CommandLine;

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

  /** The source of the man page of orch itself. */
  public static String page() {
    return ManPage.of(ManualGenerator.tree());
  }

  /** The arguments that {@code orch help} accepts in addition to commands. */
  public static List<String> topics() {
    return HelpTopic.names();
  }
}
