package orch.cli.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orch.cli.option.Option;
import orch.document.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Warns of variables that look like orch's and have no effect, such as misspelt ones. */
public final class UnreadVariables {
  private static final Set<String> OF_THE_VENDOR =
      Set.of("ACCOUNT_SID", "API_KEY", "API_SECRET", "AUTH_TOKEN", "CONFIG_DIR");

  private final CommandLine root;

  /**
   * @param root the tree of all commands
   */
  public UnreadVariables(CommandLine root) {
    this.root = root;
  }

  /** Prints one warning for each variable. */
  public void warn(List<String> names, Messages messages) {
    for (String name : new TreeSet<>(names)) {
      Optional<OptionSpec> option = option(name, root);
      if (option.filter(Option::hasVariable).isEmpty()) {
        messages.warning(warning(name, option));
      }
    }
  }

  private static String warning(String name, Optional<OptionSpec> option) {
    String word = name.substring(name.indexOf('_') + 1);
    if (OF_THE_VENDOR.contains(word)) {
      return name + " is not a variable of orch; did you mean TWILIO_" + word + "?";
    }
    if (option.isEmpty()) {
      return name + " is not a variable of orch" + suggestion(word);
    }
    String reason =
        Option.isOfDocument(option.get())
            ? "variables do not set fields of a document; give "
            : "this option is read from the command line only; give ";
    String given = "--" + word.toLowerCase(Locale.ROOT).replace('_', '-');
    return name + " is not read: " + reason + given;
  }

  private static String suggestion(String word) {
    List<String> words =
        OptionDefaults.READ.stream().map(read -> read.substring(read.indexOf('_') + 1)).toList();
    return Suggestion.to(word, words).map(meant -> "; did you mean ORCH_" + meant + "?").orElse("");
  }

  /** The option that would have this variable; one of a document rather than another. */
  private static Optional<OptionSpec> option(String variable, CommandLine line) {
    Optional<OptionSpec> found = Optional.empty();
    for (OptionSpec option : line.getCommandSpec().options()) {
      if (!option.hidden() && OptionDefaults.namesOfVariables(option).contains(variable)) {
        found = Optional.of(option);
      }
    }
    for (CommandLine below : line.getSubcommands().values()) {
      if (found.filter(Option::isOfDocument).isEmpty()) {
        Optional<OptionSpec> another = option(variable, below);
        found = another.isPresent() ? another : found;
      }
    }
    return found;
  }
}
