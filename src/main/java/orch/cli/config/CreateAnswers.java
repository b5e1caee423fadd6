package orch.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.app.InputFiles;
import orch.cli.app.SameCommand;
import orch.configuration.Fields;

/**
 * The answers to the questions of a create, as command lines that do the same without questions.
 */
final class CreateAnswers {
  private final App app;
  private final ConfigurationFlags flags;
  private final boolean isFromStdin;

  /** The answers as options with their values. */
  private final List<String> words = new ArrayList<>();

  private boolean startsWithHyphen;

  /**
   * @param file the value of {@code --file}
   */
  CreateAnswers(App app, ConfigurationFlags flags, Optional<String> file) {
    this.app = app;
    this.flags = flags;
    this.isFromStdin = file.equals(Optional.of(InputFiles.STDIN));
  }

  /** Adds an answer. */
  void add(String flag, String value) {
    if (value.startsWith("-")) {
      // It would be read as an option, and after an equals sign only when it is the name of none.
      startsWithHyphen = true;
      words.add(flag + "=" + value);
    } else {
      words.addAll(List.of(flag, value));
    }
  }

  /** The command with the answers; empty when a command line cannot have them. */
  Optional<String> command() {
    return isFromStdin || startsWithHyphen ? Optional.empty() : Optional.of(whole().unchanged());
  }

  private SameCommand whole() {
    return app.completeCommand().plus(words);
  }

  /** The command with a whole document in a file. */
  String commandWithFile(JsonNode document) {
    List<String> fields = new ArrayList<>(flags.namesWithValue());
    fields.addAll(List.of("-f", "--file"));
    String name = document.path(Fields.DISPLAY_NAME).asText().strip().replace(' ', '-');
    return app.completeCommand()
        .minus(fields)
        .plus(List.of("-f", (name.startsWith("-") ? "./" : "") + name + ".yaml"))
        .unchanged();
  }

  /** How to go on with the answers so far; empty when there are none. */
  String hint() {
    return words.isEmpty() || isFromStdin
        ? ""
        : "to continue with your answers: " + whole().unchanged();
  }
}
