package orch.cli;

import java.util.List;
import java.util.function.Supplier;
import orch.configuration.Nearest;
import picocli.CommandLine;

/** {@code orch help}. */
final class Help implements Command {
  private final Argument<List<String>> words = Argument.any("COMMAND", "as in: config create");

  private final App app;
  private final Supplier<CommandLine> root;

  Help(App app, Supplier<CommandLine> root) {
    this.app = app;
    this.root = root;
  }

  @Override
  public Form form() {
    return Form.of(this, "help", "Show the help of a command").takes(words);
  }

  @Override
  public Integer call() {
    CommandLine line = root.get();
    for (String word : words.or(List.of())) {
      CommandLine next = line.getSubcommands().get(word);
      if (next == null) {
        throw new UsageProblem(
            "there is no command \""
                + word
                + "\""
                + Nearest.question(word, line.getSubcommands().keySet()));
      }
      line = next;
    }
    return HelpPage.show(app, line);
  }
}
