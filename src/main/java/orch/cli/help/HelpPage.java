package orch.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orch.cli.app.App;
import orch.cli.option.CommandSyntax;
import orch.cli.problem.ExitCode;
import orch.term.Style;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * How help is laid out: examples first, then the command's own options, and those that every
 * command has at the end.
 */
public final class HelpPage {
  private static final int WIDTH = 80;
  private static final String GLOBAL = "globalOptions";
  private static final String EXAMPLES = "examples";

  private HelpPage() {}

  /**
   * Prints the page of a command.
   *
   * @param command of the whole tree
   */
  public static int show(App app, CommandLine command) {
    CommandLine root = command.getCommandSpec().root().commandLine();
    lay(root);
    boolean colored = app.dataStyle() == Style.COLORED;
    root.setColorScheme(Help.defaultColorScheme(colored ? Help.Ansi.ON : Help.Ansi.OFF));
    command.usage(app.terminal().out());
    return ExitCode.DONE.code();
  }

  private static void lay(CommandLine line) {
    line.setUsageHelpWidth(WIDTH);
    line.setUsageHelpLongOptionsMaxWidth(30);
    everyCommand(line).forEach(HelpPage::sections);
    // Of the two ways to say how a page is made up, this one reaches every command by itself.
    line.setHelpSectionKeys(keys(line.getHelpSectionKeys()));
  }

  private static void sections(CommandLine line) {
    headings(line.getCommandSpec().usageMessage());
    Map<String, IHelpSectionRenderer> sections = line.getHelpSectionMap();
    sections.put(EXAMPLES, HelpPage::examples);
    sections.put(GLOBAL, HelpPage::globalOptions);
    sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, HelpPage::notes);
    sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpPage::ownOptions);
    sections.put(
        UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
        help -> ownOptions(help).isEmpty() ? "" : help.optionListHeading());
  }

  private static void headings(UsageMessageSpec page) {
    page.abbreviateSynopsis(true)
        .sortOptions(false)
        .synopsisHeading("%nUsage: ")
        .descriptionHeading("%n")
        .parameterListHeading("%nParameters:%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n");
  }

  /** A command line and everything below it. */
  private static Stream<CommandLine> everyCommand(CommandLine line) {
    return Stream.concat(
        Stream.of(line), line.getSubcommands().values().stream().flatMap(HelpPage::everyCommand));
  }

  private static List<String> keys(List<String> keys) {
    List<String> ordered = new ArrayList<>(keys);
    ordered.add(ordered.indexOf(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING), EXAMPLES);
    ordered.add(ordered.indexOf(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING), GLOBAL);
    return ordered;
  }

  private static String examples(Help help) {
    List<String> lines = CommandSyntax.examples(help.commandSpec());
    return lines.isEmpty() ? "" : "\nExamples:\n" + String.join("\n", lines) + "\n";
  }

  private static String notes(Help help) {
    List<String> lines = CommandSyntax.notes(help.commandSpec());
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static String ownOptions(Help help) {
    return options(help, false);
  }

  private static String globalOptions(Help help) {
    return String.format("%nOptions of every command:%n") + options(help, true);
  }

  private static String options(Help help, boolean global) {
    boolean root = help.commandSpec() == help.commandSpec().root();
    List<OptionSpec> chosen =
        help.commandSpec().options().stream()
            .filter(option -> (root || option.inherited()) == global)
            .toList();
    if (chosen.isEmpty()) {
      return "";
    }
    Help.Layout layout = help.createDefaultLayout();
    layout.addOptions(chosen, help.parameterLabelRenderer());
    return layout.toString();
  }
}
