package orch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import orch.configuration.Nearest;
import picocli.CommandLine;

/** {@code orch help}. */
final class Help implements Command {
  private final Argument<List<String>> words =
      Argument.any("COMMAND|TOPIC", "as in: config create");

  private final App app;
  private final Supplier<CommandLine> root;

  Help(App app, Supplier<CommandLine> root) {
    this.app = app;
    this.root = root;
  }

  @Override
  public Form form() {
    return Form.of(this, "help", "Show the help of a command, or about a topic")
        .describe("The topics: " + String.join(", ", Topic.names()) + ".")
        .examples("orch help config create", "orch help output")
        .takes(words);
  }

  @Override
  public Integer call() {
    List<String> asked = words.or(List.of());
    Optional<Topic> topic = asked.size() == 1 ? Topic.of(asked.get(0)) : Optional.empty();
    if (topic.isPresent()) {
      app.terminal().out().print(topic.get().page(root.get()));
      return Exit.DONE.code();
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
      known.addAll(atRoot ? Topic.names() : List.of());
      throw new UsageProblem(
          "there is no command "
              + (atRoot ? "and no topic " : "")
              + "\""
              + word
              + "\""
              + Nearest.question(word, known)
              + (known.isEmpty() ? "" : "; there are " + String.join(", ", known)));
    }
    return next;
  }
}
