package orch.cli.app;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import orch.cli.option.Option;
import orch.configuration.GroupingType;
import orch.profile.DefaultValue;
import orch.profile.Defaults;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Checks default values before they are saved, with the options that would get them. */
public final class DefaultValueCheck {
  private final Supplier<CommandLine> root;

  /**
   * @param root the tree of all commands
   */
  public DefaultValueCheck(Supplier<CommandLine> root) {
    this.root = root;
  }

  /** Why a text cannot be the default value of an option; empty when it can. */
  public String objection(String option, String text) {
    if (option.equals("grouping")) {
      return GroupingType.parse(text).isPresent()
          ? ""
          : "'" + text + "' is not one of " + groupings();
    }
    return objection("--" + option, text, root.get());
  }

  private static String groupings() {
    return Arrays.stream(GroupingType.values())
        .map(GroupingType::shortName)
        .collect(Collectors.joining(", "));
  }

  private static String objection(String name, String text, CommandLine command) {
    OptionSpec option = command.getCommandSpec().findOption(name);
    if (option != null) {
      return Option.objection(option, text);
    }
    for (CommandLine below : command.getSubcommands().values()) {
      String objection = objection(name, text, below);
      if (!objection.isEmpty()) {
        return objection;
      }
    }
    return "";
  }

  /** What to do about a default value that is wrong. */
  public static String remedy(DefaultValue value) {
    String profile = value.owner().profile();
    // A key that is not known may be a secret, so it is not repeated.
    return profile.isEmpty() || !Defaults.OPTIONS.contains(value.option())
        ? "correct or remove that line; to check the file: orch doctor"
        : "to remove this default: orch profile set "
            + profile
            + " --default "
            + ShellQuoting.word(value.option() + "=");
  }
}
