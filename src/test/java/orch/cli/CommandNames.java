package orch.cli;

import java.util.ArrayList;
import java.util.List;
import orch.cli.help.HelpTopic;
import orch.cli.help.ManPage;
import picocli.CommandLine;

/** The names of all commands there are, from the tree itself. */
public final class CommandNames {
  private CommandNames() {}

  /** Each as it is typed behind {@code orch}; the first is empty, for orch itself. */
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

  /** The source of the manual's page about orch itself. */
  public static String page() {
    return ManPage.of(ManualGenerator.tree());
  }

  /** The words that {@code orch help} takes besides commands. */
  public static List<String> topics() {
    return HelpTopic.names();
  }
}
