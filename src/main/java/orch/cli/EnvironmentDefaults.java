package orch.cli;

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
  private static final Set<String> NOT_FROM_ENVIRONMENT = Set.of("--help", "--version");

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
    for (String name : option.names()) {
      String variable = variableOf(name);
      if (name.startsWith("--")
          && !NOT_FROM_ENVIRONMENT.contains(name)
          && !environment.getOrDefault(variable, "").isEmpty()) {
        return Optional.of(variable);
      }
    }
    return Optional.empty();
  }

  private static String variableOf(String option) {
    return "ORCH" + option.substring(1).replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
