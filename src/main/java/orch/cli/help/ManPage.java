package orch.cli.help;

import java.util.List;
import java.util.Locale;
import orch.cli.option.CommandSyntax;
import orch.cli.option.OptionHelp;
import orch.cli.problem.ExitCode;
import orch.host.Version;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Generates the man page of one command, in troff man macros. */
public final class ManPage {
  private final CommandLine command;
  private final CommandSpec spec;
  private final StringBuilder page = new StringBuilder();

  private ManPage(CommandLine command) {
    this.command = command;
    this.spec = command.getCommandSpec();
  }

  /** The name of the page: {@code orch-config-list}. */
  public static String name(CommandSpec spec) {
    return spec.qualifiedName("-");
  }

  /** The troff source of the page. */
  public static String of(CommandLine command) {
    ManPage page = new ManPage(command);
    page.head();
    page.synopsis();
    page.description();
    page.examples();
    page.arguments();
    page.options("OPTIONS", false);
    page.commands();
    page.options("OPTIONS OF EVERY COMMAND", true);
    page.ends();
    return page.page.toString();
  }

  private void head() {
    line(
        ".TH "
            + quoted(name(spec).toUpperCase(Locale.ROOT))
            + " 1 \"\" "
            + quoted("orch " + Version.NUMBER)
            + " \"Manual of orch\"");
    // No hyphenation and no justified lines, because most words here are names.
    line(".nh");
    line(".ad l");
    section("NAME");
    line(text(name(spec)) + " \\- " + text(decapitalized(spec.usageMessage().header()[0])));
  }

  private void synopsis() {
    section("SYNOPSIS");
    StringBuilder synopsis = new StringBuilder("\\fB" + text(spec.qualifiedName()) + "\\fR");
    synopsis.append(" [\\fIOPTIONS\\fR]");
    for (PositionalParamSpec argument : spec.positionalParameters()) {
      boolean needed = argument.arity().min() > 0;
      String label = "\\fI" + text(argument.paramLabel()) + "\\fR";
      String more = argument.arity().max() > 1 ? "..." : "";
      synopsis.append(' ').append(needed ? label + more : "[" + label + more + "]");
    }
    synopsis.append(command.getSubcommands().isEmpty() ? "" : " [\\fICOMMAND\\fR]");
    line(synopsis.toString());
  }

  private void description() {
    String[] lines = spec.usageMessage().description();
    List<String> notes = CommandSyntax.notes(spec);
    if (lines.length == 0 && notes.isEmpty()) {
      return;
    }
    section("DESCRIPTION");
    for (String line : lines) {
      line(text(line));
    }
    for (String note : notes) {
      line(note.isEmpty() ? ".PP" : text(note));
    }
  }

  private void examples() {
    List<String> lines = CommandSyntax.examples(spec);
    if (!lines.isEmpty()) {
      section("EXAMPLES");
      line(".nf");
      lines.forEach(example -> line(text(example.substring(CommandSyntax.INDENT.length()))));
      line(".fi");
    }
  }

  private void arguments() {
    if (!spec.positionalParameters().isEmpty()) {
      section("ARGUMENTS");
    }
    for (PositionalParamSpec argument : spec.positionalParameters()) {
      item("\\fI" + text(argument.paramLabel()) + "\\fR", argument.description());
    }
  }

  private void options(String title, boolean global) {
    boolean root = spec.equals(spec.root());
    List<OptionSpec> options =
        spec.options().stream().filter(o -> (root || o.inherited()) == global).toList();
    if (global && !root) {
      section(title);
      line("See \\fB" + text(name(spec.root())) + "\\fR(1).");
      return;
    }
    if (!options.isEmpty()) {
      section(title);
    }
    options.forEach(option -> item(names(option), OptionHelp.text(option)));
    placeholders(options);
  }

  private void placeholders(List<OptionSpec> options) {
    OptionHelp.placeholders(options)
        .forEach(
            (part, words) -> {
              line(".PP");
              line("\\fI" + text(part) + "\\fR is " + text(OptionHelp.alternatives(words)) + ".");
            });
  }

  private static String names(OptionSpec option) {
    StringBuilder names = new StringBuilder();
    for (String name : option.names()) {
      String shown = option.negatable() ? name.replaceFirst("^--", "--[no-]") : name;
      names.append(names.isEmpty() ? "" : ", ").append("\\fB").append(text(shown)).append("\\fR");
    }
    return names + OptionHelp.value(option, "\\fI" + text(option.paramLabel()) + "\\fR");
  }

  private void commands() {
    if (!command.getSubcommands().isEmpty()) {
      section("COMMANDS");
    }
    command
        .getSubcommands()
        .values()
        .forEach(
            below -> {
              CommandSpec its = below.getCommandSpec();
              item("\\fB" + text(name(its)) + "\\fR(1)", its.usageMessage().header());
            });
  }

  private void ends() {
    section("EXIT STATUS");
    for (ExitCode exit : ExitCode.values()) {
      item("\\fB" + exit.code() + "\\fR", exit.meaning());
    }
    section("SEE ALSO");
    if (spec.parent() != null) {
      line("\\fB" + text(name(spec.parent())) + "\\fR(1),");
    }
    line("\\fBorch help " + text(String.join(", ", HelpTopic.names())) + "\\fR");
  }

  private void section(String title) {
    line(".SH " + quoted(title));
  }

  private void item(String term, String... text) {
    line(".TP");
    line(term);
    for (String part : text) {
      line(text(part));
    }
  }

  private void line(String line) {
    page.append(line).append('\n');
  }

  private static String quoted(String text) {
    return "\"" + text(text) + "\"";
  }

  /** Escapes troff's special characters, and a dot at the start of a line. */
  private static String text(String text) {
    String escaped =
        text.replace("\\", "\\e")
            .replace("-", "\\-")
            .replace("'", "\\(aq")
            .replace("\"", "\\(dq")
            .replace("^", "\\(ha")
            .replace("~", "\\(ti")
            .replace("`", "\\(ga");
    return escaped.startsWith(".") ? "\\&" + escaped : escaped;
  }

  private static String decapitalized(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
