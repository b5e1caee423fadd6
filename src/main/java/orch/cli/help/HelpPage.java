package orch.cli.help;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orch.cli.app.App;
import orch.cli.option.CommandSyntax;
import orch.cli.option.OptionHelp;
import orch.cli.problem.ExitCode;
import orch.term.Style;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The help of one command: what it does, examples, and its own options. Only the root lists the
 * options of every command, so that no other page changes with them.
 *
 * <p>picocli's own pages are not used, because its line breaking loads a hundred classes.
 */
public final class HelpPage {
  private final CommandSpec spec;
  private final Style style;
  private final HelpLayout layout;
  private final StringBuilder page = new StringBuilder();

  private HelpPage(CommandSpec spec, Style style, HelpLayout layout) {
    this.spec = spec;
    this.style = style;
    this.layout = layout;
  }

  /**
   * Prints the page of a command.
   *
   * @param command from the whole tree, so that all its subcommands are listed
   */
  public static int show(App app, CommandLine command) {
    HelpPage page = new HelpPage(command.getCommandSpec(), app.dataStyle(), HelpLayout.of(app));
    app.page();
    app.terminal().out().print(page.text());
    return ExitCode.DONE.code();
  }

  private String text() {
    page.append(layout.paragraph(spec.usageMessage().header()[0])).append('\n');
    page.append(style.bold("Usage:"));
    page.append(layout.paragraph("Usage: " + synopsis()).substring("Usage:".length()));
    String description = String.join(" ", spec.usageMessage().description());
    if (!description.isEmpty()) {
      page.append('\n').append(layout.paragraph(description));
    }
    section("Examples", layout.script(CommandSyntax.examples(spec)));
    section("Parameters", layout.terms(parameters()));
    boolean isRoot = spec.equals(spec.root());
    section("Options", isRoot ? "" : options(spec, false, layout));
    section("Commands", layout.terms(commands()));
    section("Options of every command", isRoot ? options(spec, true, layout) : "");
    if (!isRoot) {
      page.append('\n').append(layout.paragraph("Options of every command: orch help options"));
    }
    page.append(layout.text(CommandSyntax.notes(spec)));
    return page.toString();
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  private void section(String title, String text) {
    if (!text.isEmpty()) {
      line("\n" + style.bold(title + ":"));
      line(text.stripTrailing());
    }
  }

  private String synopsis() {
    StringBuilder synopsis = new StringBuilder(spec.qualifiedName()).append(" [OPTIONS]");
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      String label = label(parameter);
      synopsis.append(' ').append(parameter.required() ? label : "[" + label + "]");
    }
    return synopsis.append(spec.subcommands().isEmpty() ? "" : " COMMAND").toString();
  }

  private static String label(PositionalParamSpec parameter) {
    return parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      parameters.put(label(parameter), String.join(" ", parameter.description()));
    }
    return parameters;
  }

  private Map<String, String> commands() {
    Map<String, String> commands = new LinkedHashMap<>();
    spec.subcommands()
        .forEach(
            (name, command) ->
                commands.put(name, command.getCommandSpec().usageMessage().header()[0]));
    return commands;
  }

  /**
   * Lists the options of a command with their descriptions.
   *
   * @param everywhere true for the options of every command, false for the command's own
   */
  static String options(CommandSpec spec, boolean everywhere, HelpLayout layout) {
    boolean isRoot = spec.equals(spec.root());
    Map<String, String> options = new LinkedHashMap<>();
    List<OptionSpec> shown = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      if (!option.hidden() && (isRoot || option.inherited()) == everywhere) {
        shown.add(option);
        boolean isLong = option.names()[0].startsWith("--");
        options.put((isLong ? "    " : "") + OptionHelp.names(option), OptionHelp.text(option));
      }
    }
    StringBuilder text = new StringBuilder(layout.terms(options));
    for (Map.Entry<String, List<String>> part : OptionHelp.placeholders(shown).entrySet()) {
      String words = OptionHelp.alternatives(part.getValue());
      text.append('\n').append(layout.paragraph(part.getKey() + " is " + words + "."));
    }
    return text.toString();
  }
}
