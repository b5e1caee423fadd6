package orch.cli.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orch.cli.option.Option;
import orch.cli.problem.BadDefaultsException;
import orch.network.BadConnectionException;
import orch.profile.DefaultValue;
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
  private static final String PREFIX = "ORCH_";

  /**
   * The variables that orch and its launcher read. They follow from the options of all commands; a
   * command that knows them by this list need not load the options of the others.
   */
  static final Set<String> READ =
      Set.of(
          "ORCH_BASE_URL",
          "ORCH_CA_BUNDLE",
          "ORCH_CI",
          "ORCH_CI_DOTENV",
          "ORCH_CI_JUNIT",
          "ORCH_CLOCK",
          "ORCH_COLOR",
          "ORCH_CURL",
          "ORCH_DB",
          "ORCH_DEBUG",
          "ORCH_DIFF",
          "ORCH_DRY_RUN",
          "ORCH_EDGE",
          "ORCH_EXIT_STATUS",
          "ORCH_EXPECT_ACCOUNT",
          "ORCH_EXTERNAL",
          "ORCH_FAIL_ON",
          "ORCH_FAULT",
          "ORCH_FIELDS",
          "ORCH_FILTER",
          "ORCH_FORMAT",
          "ORCH_HOST",
          "ORCH_HTTP_TIMEOUT",
          "ORCH_IGNORE_NOT_FOUND",
          "ORCH_JAVA",
          "ORCH_JAVA_OPTS",
          "ORCH_JQ",
          "ORCH_LATENCY",
          "ORCH_LIMIT",
          "ORCH_LOCAL_DB",
          "ORCH_LOSE_ID",
          "ORCH_MAX_RETRIES",
          "ORCH_NO_HEADER",
          "ORCH_NO_INPUT",
          "ORCH_NO_PAGER",
          "ORCH_NO_RENEWAL",
          "ORCH_OP_FAIL",
          "ORCH_OUTPUT",
          "ORCH_PAGER",
          "ORCH_PAGE_SIZE",
          "ORCH_PARALLEL",
          "ORCH_POLL_INTERVAL",
          "ORCH_PORT",
          "ORCH_PREFLIGHT",
          "ORCH_PROFILE",
          "ORCH_PROGRESS",
          "ORCH_QUIET",
          "ORCH_REGION",
          "ORCH_REQUIRE_JOURNAL",
          "ORCH_SECRET_STDIN",
          "ORCH_SEED",
          "ORCH_SORT_BY",
          "ORCH_STALL_BODY",
          "ORCH_STORE",
          "ORCH_STRICT",
          "ORCH_TIMEOUT",
          "ORCH_VERBOSE",
          "ORCH_WAIT",
          "ORCH_WITH_IDS");

  /** The options that a fleet decides for all accounts, whatever their profiles say. */
  private static final List<String> OF_OUTPUT = List.of("--output", "--no-header", "--quiet");

  private final App app;
  private final Map<String, String> environment;
  private final Set<String> mistakes = new LinkedHashSet<>();
  private String remedy = "";
  private @Nullable Map<String, DefaultValue> files;
  private @Nullable RuntimeException problem;

  public OptionDefaults(App app) {
    this.app = app;
    this.environment = app.host().environment();
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    Optional<String> variable = variable(argument);
    if (variable.isPresent()) {
      return environment.get(variable.get());
    }
    String forAgent = forAgent(argument);
    return forAgent == null ? filed(argument) : forAgent;
  }

  /** The value for a command that an AI agent runs: it can neither answer nor watch. */
  private @Nullable String forAgent(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    String value =
        switch (option.longestName()) {
          case "--no-input", "--no-pager" -> "true";
          case "--progress" -> "plain";
          default -> null;
        };
    return value == null || app.agentVariable().isEmpty() ? null : value;
  }

  /**
   * The problem of a settings file or of the default values in it, if any; the parser would swallow
   * the exception.
   */
  public Optional<RuntimeException> problem() {
    return mistakes.isEmpty()
        ? Optional.ofNullable(problem)
        : Optional.of(new BadDefaultsException(List.copyOf(mistakes), remedy));
  }

  /** The source of an option's default value, as part of a message. */
  public Optional<String> source(ArgSpec argument) {
    return variable(argument).map(name -> name + " is set");
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

  /**
   * The variables of an option: one for each of its long names; none if variables may not set it.
   */
  public static List<String> variables(OptionSpec option) {
    return Option.hasVariable(option) ? namesOfVariables(option) : List.of();
  }

  /** The names that the variables of an option have, or would have. */
  static List<String> namesOfVariables(OptionSpec option) {
    List<String> variables = new ArrayList<>();
    for (String name : option.names()) {
      if (name.startsWith("--")) {
        variables.add(PREFIX + name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT));
      }
    }
    return variables;
  }

  /** The variables that look like orch's, and that orch does not read. */
  public List<String> unreadVariables() {
    List<String> unread = new ArrayList<>();
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      String name = variable.getKey();
      if (name.startsWith(PREFIX) && !variable.getValue().isEmpty() && !READ.contains(name)) {
        unread.add(name);
      }
    }
    return unread;
  }

  private @Nullable String filed(ArgSpec argument) {
    // A default value for a field must not change an update and must not override a document, so
    // create applies it itself.
    if (argument instanceof OptionSpec option && !Option.isOfDocument(option)) {
      for (String name : option.names()) {
        if (name.startsWith("--") && Defaults.OPTIONS.contains(name.substring(2))) {
          if (app.accountRun() != null && OF_OUTPUT.contains(name)) {
            return null;
          }
          return checked(files().get(name.substring(2)), option);
        }
      }
    }
    return null;
  }

  /** The text of a default value; null when there is none, or the option cannot have it. */
  private @Nullable String checked(@Nullable DefaultValue value, OptionSpec option) {
    if (value == null || !value.objection().isEmpty()) {
      return null;
    }
    String objection = Option.objection(option, value.text());
    if (!objection.isEmpty()) {
      refuse(value, objection);
      return null;
    }
    return value.text();
  }

  private void refuse(DefaultValue value, String objection) {
    if (mistakes.add(value.message(objection)) && remedy.isEmpty()) {
      remedy = DefaultValueCheck.remedy(value);
    }
  }

  private Map<String, DefaultValue> files() {
    if (files == null) {
      files = read();
      for (DefaultValue value : files.values()) {
        if (!value.objection().isEmpty()) {
          refuse(value, value.objection());
        }
      }
    }
    return files;
  }

  private Map<String, DefaultValue> read() {
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
