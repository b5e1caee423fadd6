package orch.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import orch.cli.app.App;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.option.OtherTools;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.document.Suggestion;
import picocli.CommandLine;

/** {@code orch help}. */
public final class HelpCommand implements Command {
  private final Argument<List<String>> words =
      Argument.any("COMMAND|TOPIC", "a command or a topic, such as config create")
          .content(Content.COMMAND_OR_TOPIC);

  private final App app;
  private final Supplier<CommandLine> root;

  public HelpCommand(App app, Supplier<CommandLine> root) {
    this.app = app;
    this.root = root;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "help", "Show help for a command or a topic")
        .describe("Topics: " + String.join(", ", HelpTopic.names()) + ".")
        .examples("orch help config create", "orch help output")
        .takes(words);
  }

  @Override
  public Integer call() {
    List<String> asked = words.orElse(List.of());
    Optional<HelpTopic> topic = asked.size() == 1 ? HelpTopic.of(asked.get(0)) : Optional.empty();
    if (topic.isPresent()) {
      app.page();
      app.terminal().out().print(topic.get().page(root.get(), app));
      return ExitCode.DONE.code();
    }
    CommandLine line = root.get();
    for (String word : asked) {
      line = below(line, word);
    }
    return HelpPage.show(app, line);
  }

  private CommandLine below(CommandLine line, String word) {
    CommandLine next = line.getSubcommands().get(word);
    if (next == null) {
      boolean atRoot = line == root.get();
      List<String> known = new ArrayList<>(line.getSubcommands().keySet());
      known.addAll(atRoot ? HelpTopic.names() : List.of());
      throw new UsageException(
          "there is no command "
              + (atRoot ? "or topic " : "")
              + "\""
              + word
              + "\""
              + question(line, word, known)
              + (known.isEmpty()
                  ? ""
                  : (atRoot ? " (commands and topics: " : " (commands: ")
                      + String.join(", ", known)
                      + ")"));
    }
    return next;
  }

  private static String question(CommandLine line, String word, List<String> known) {
    String command = OtherTools.command(word, line.getSubcommands().keySet());
    String meant = command.isEmpty() ? String.join(" ", OtherTools.anywhere(word)) : command;
    return meant.isEmpty() || line.getSubcommands().isEmpty()
        ? Suggestion.question(word, known)
        : "; did you mean " + meant + "?";
  }
}
