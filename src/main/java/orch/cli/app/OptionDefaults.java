package orch.cli.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orch.network.BadConnectionException;
import orch.profile.Defaults;
import orch.profile.SettingsFileException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Default values of options that are not on the command line: {@code ORCH_<NAME>}, else the value
 * of the project or of the profile in use.
 */
public final class OptionDefaults implements IDefaultValueProvider {
  /** --prefix belongs to the launcher script. */
  private static final Set<String> NOT_FROM_ENVIRONMENT = Set.of("--help", "--version", "--prefix");

  private static final Set<String> WITH_FIELDS = Set.of("create", "update");

  private final App app;
  private final Map<String, String> environment;
  private @Nullable Map<String, String> files;
  private @Nullable RuntimeException problem;

  public OptionDefaults(App app) {
    this.app = app;
    this.environment = app.host().environment();
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    Optional<String> variable = variable(argument);
    String value = variable.isPresent() ? environment.get(variable.get()) : filed(argument);
    boolean isSwitch = argument.type() == boolean.class || argument.type() == Boolean.class;
    return isSwitch ? truth(value) : value;
  }

  /** Accepts 1 and 0 for true and false. */
  private static @Nullable String truth(@Nullable String value) {
    if ("1".equals(value)) {
      return "true";
    }
    return "0".equals(value) ? "false" : value;
  }

  /** The problem of a settings file, if any; the parser would swallow the exception. */
  public Optional<RuntimeException> problem() {
    return Optional.ofNullable(problem);
  }

  /** The source of an option's default value, as part of a message. */
  public Optional<String> source(ArgSpec argument) {
    return variable(argument)
        .map(name -> name + " is set")
        .or(
            () ->
                Optional.ofNullable(filed(argument))
                    .map(value -> "default value of the project or the profile"));
  }

  /** The variable that is set for an option, if any. */
  private Optional<String> variable(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return Optional.empty();
    }
    for (String variable : variables(option)) {
      if (!environment.getOrDefault(variable, "").isEmpty()) {
        return Optional.of(variable);
      }
    }
    return Optional.empty();
  }

  /** The variables of an option: one for each of its long names. */
  public static List<String> variables(OptionSpec option) {
    List<String> variables = new ArrayList<>();
    for (String name : option.names()) {
      if (name.startsWith("--") && !NOT_FROM_ENVIRONMENT.contains(name)) {
        variables.add(variableOf(name));
      }
    }
    return variables;
  }

  private static String variableOf(String option) {
    return "ORCH" + option.substring(1).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private @Nullable String filed(ArgSpec argument) {
    if (argument instanceof OptionSpec option && !isField(option)) {
      for (String name : option.names()) {
        if (name.startsWith("--") && Defaults.OPTIONS.contains(name.substring(2))) {
          return files().get(name.substring(2));
        }
      }
    }
    return null;
  }

  /**
   * Whether the option sets a field of a configuration. Such defaults must not change an update and
   * must not override a document, so {@code create} applies them itself.
   */
  private static boolean isField(OptionSpec option) {
    return WITH_FIELDS.contains(option.command().name())
        && Defaults.OF_FIELDS.contains(option.longestName().substring(2));
  }

  private Map<String, String> files() {
    if (files == null) {
      files = read();
    }
    return files;
  }

  private Map<String, String> read() {
    // The parser asks for default values after it has read the whole command line, so --profile is
    // known.
    String onTheLine = app.globals().wanted().profile();
    String wanted = onTheLine.isEmpty() ? app.host().variable("ORCH_PROFILE") : onTheLine;
    try {
      return app.sources().defaults(wanted);
    } catch (BadConnectionException | SettingsFileException e) {
      problem = e;
      return Map.of();
    }
  }
}
