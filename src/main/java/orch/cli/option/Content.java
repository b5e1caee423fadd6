package orch.cli.option;

import java.util.Locale;
import picocli.CommandLine.Model.ArgSpec;

/**
 * What the value of an option or an argument is, for completion and for programs that read the list
 * of commands. It is only a name, because most commands never complete anything; {@code
 * cli.complete} knows the words. Words that are fixed are values of the option instead.
 */
public enum Content {
  /** Any text, or one of the option's values. */
  TEXT,
  FILE,
  DIRECTORY,
  /** The id or the name of a configuration. */
  CONFIGURATION,
  /** An operation, or a configuration for its latest operation. */
  OPERATION,
  /** An operation, and nothing else. */
  OPERATION_ID,
  /** The id or the name of a memory store. */
  STORE,
  /** The id of a memory store. */
  STORE_ID,
  /** A profile of the user. */
  PROFILE,
  /** A profile of the user, or the built-in one that can be the active profile. */
  PROFILE_OR_LOCAL,
  /** A profile of the user, or a built-in one. */
  ANY_PROFILE,
  /** An output format. */
  FORMAT,
  /** A rule to turn on or off. */
  RULE,
  /** Fields of what the command prints, separated by commas. */
  FIELDS,
  /** A field of what the command prints, and its value. */
  FILTER,
  /** A field that an update can clear. */
  CLEARABLE_FIELD,
  CALLBACK,
  IDEMPOTENCY_KEY,
  /** An option that can have a default value, with its equals sign. */
  DEFAULT_VALUE,
  /** The words of a command, or a help topic. */
  COMMAND_OR_TOPIC,
  SHELL;

  /** What the value of an option or an argument is. */
  public static Content of(ArgSpec spec) {
    if (spec.userObject() instanceof Option<?> option) {
      return option.content();
    }
    return spec.userObject() instanceof Argument<?> argument ? argument.content() : TEXT;
  }

  /** The word in the list of commands, which knows one word for all kinds of profiles. */
  @Override
  public String toString() {
    return switch (this) {
      case PROFILE, PROFILE_OR_LOCAL, ANY_PROFILE -> "profile";
      case OPERATION_ID -> "operation";
      case STORE_ID -> "store";
      default -> name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }
}
