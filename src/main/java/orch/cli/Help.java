package orch.cli;

import java.util.List;
import java.util.concurrent.Callable;
import orch.configuration.Nearest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orch help}. */
@Command(name = "help", header = "Show the help of a command")
final class Help implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "as in: config create")
  private @Nullable List<String> words;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final App app;

  Help(App app) {
    this.app = app;
  }

  @Override
  public Integer call() {
    CommandLine line = spec.root().commandLine();
    for (String word : words == null ? List.<String>of() : words) {
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
