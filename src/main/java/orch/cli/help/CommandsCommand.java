package orch.cli.help;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import orch.cli.app.App;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.problem.ExitCode;
import orch.output.Column;
import orch.output.Format;
import orch.output.Printer;
import orch.output.View;
import picocli.CommandLine;

/** {@code orch commands}: the commands and their options, for programs. */
public final class CommandsCommand implements Command {
  private static final View VIEW =
      new View(
          "command",
          List.of(Column.of("COMMAND", "command"), Column.of("DESCRIPTION", "description")),
          List.of(
              "command",
              "description",
              "text",
              "arguments[].label",
              "arguments[].required",
              "arguments[].repeatable",
              "arguments[].content",
              "arguments[].description",
              "options[].names[]",
              "options[].label",
              "options[].type",
              "options[].values[]",
              "options[].prefixes[]",
              "options[].content",
              "options[].default",
              "options[].required",
              "options[].repeatable",
              "options[].separator",
              "options[].global",
              "options[].variables[]",
              "options[].description",
              "commands[]",
              "examples[]",
              "reports[]",
              "exitCodes[].code",
              "exitCodes[].name",
              "exitCodes[].meaning",
              "topics[]"));

  private final App app;
  private final Supplier<CommandLine> root;

  /**
   * @param root the root of the whole tree
   */
  public CommandsCommand(App app, Supplier<CommandLine> root) {
    this.app = app;
    this.root = root;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "commands", "List all commands, with their options as data")
        .describe(
            "Prints a table of the commands; with -o json, everything that a program needs to"
                + " know about them: arguments, options with their types, values, defaults and"
                + " variables, examples, and the exit codes.")
        .examples(
            "orch commands",
            "orch commands -o json",
            "orch commands --jq '.[] | select(.command == \"orch config create\") | .options[].names'");
  }

  @Override
  public List<View> prints() {
    return List.of(VIEW);
  }

  @Override
  public Integer call() {
    app.page();
    Printer printer = app.output(VIEW).many(VIEW, Format.TABLE);
    for (ObjectNode command : CommandData.of(root.get())) {
      printer.print(command);
    }
    printer.end();
    return ExitCode.DONE.code();
  }
}
