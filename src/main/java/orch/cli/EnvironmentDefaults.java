package orch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every long option also reads {@code ORCH_<NAME>}; the flag wins. */
final class EnvironmentDefaults implements IDefaultValueProvider {
  /** The last one belongs to the launcher. */
  private static final Set<String> NOT_FROM_ENVIRONMENT = Set.of("--help", "--version", "--prefix");

  private final Map<String, String> environment;

  EnvironmentDefaults(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    String value = variable(argument).map(environment::get).orElse(null);
    boolean isSwitch = argument.type() == boolean.class || argument.type() == Boolean.class;
    return isSwitch ? truth(value) : value;
  }

  /** Scripts also say 1 and 0. */
  private static @Nullable String truth(@Nullable String value) {
    if ("1".equals(value)) {
      return "true";
    }
    return "0".equals(value) ? "false" : value;
  }

  /** The variable that is set for an option. */
  Optional<String> variable(ArgSpec argument) {
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

  /** The variables that may stand for an option: one for each of its long names. */
  static List<String> variables(OptionSpec option) {
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
}
