package orch.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orch.Host;
import orch.api.HeadStart;
import orch.profile.Connection;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Carries out a command line. */
public final class Cli {
  private Cli() {}

  /**
   * Runs one command to its end.
   *
   * @param args what stands behind {@code orch}
   * @return the exit code
   */
  public static int run(Host host, String... args) {
    if (probablyCallsOverTls(host, List.of(args))) {
      HeadStart.begin();
    }
    App app = new App(host, new Globals());
    EnvironmentDefaults defaults = new EnvironmentDefaults(app);
    Failures failures = new Failures(app, defaults, args);
    try (Account account = new Account(app);
        UncaughtProblems uncaught = new UncaughtProblems(failures)) {
      Thread.setDefaultUncaughtExceptionHandler(uncaught);
      Commands commands = Commands.of(app, account, args);
      CommandLine line = commands.root();
      configure(line, app, defaults, failures);
      line.setExecutionStrategy(result -> execute(commands, defaults, failures, result));
      return line.execute(args);
    } catch (RuntimeException | Error problem) {
      // The library catches exceptions alone; without this an Error would be a stack trace.
      return failures.report(problem);
    }
  }

  /**
   * A guess from words that are not parsed yet; a wrong one costs some work of a second processor.
   */
  private static boolean probablyCallsOverTls(Host host, List<String> words) {
    boolean calls = words.contains("config") && words.size() > 1;
    boolean onlyHelp = words.contains("help") || words.contains("--help") || words.contains("-h");
    boolean elsewhere =
        words.contains(Connection.LOCAL)
            || words.contains("--dry-run")
            || words.stream().anyMatch(word -> word.contains("http://"))
            || !(host.variable("ORCH_PROFILE") + host.variable("ORCH_BASE_URL")).isEmpty();
    return calls && !onlyHelp && !elsewhere;
  }

  private static void configure(
      CommandLine line, App app, EnvironmentDefaults defaults, Failures failures) {
    line.setDefaultValueProvider(defaults)
        .setExpandAtFiles(false)
        .setInterpolateVariables(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(writer(app.terminal().out()))
        .setErr(writer(app.terminal().err()))
        .setParameterExceptionHandler((problem, words) -> failures.report(problem))
        .setExecutionExceptionHandler((problem, command, result) -> failures.report(problem));
    configure(line.getCommandSpec());
  }

  private static void configure(CommandSpec command) {
    command.parser().collectErrors(true);
    command.version("orch " + Version.NUMBER);
    for (CommandLine below : command.subcommands().values()) {
      configure(below.getCommandSpec());
    }
  }

  private static int execute(
      Commands commands, EnvironmentDefaults defaults, Failures failures, ParseResult result) {
    for (ParseResult at = result; at != null; at = at.subcommand()) {
      if (at.isUsageHelpRequested()) {
        return commands.help(at.commandSpec().commandLine());
      }
      if (at.isVersionHelpRequested()) {
        CommandLine line = at.commandSpec().commandLine();
        line.printVersionHelp(line.getOut());
        return Exit.DONE.code();
      }
    }
    Optional<RuntimeException> unreadable = defaults.problem();
    if (unreadable.isPresent()) {
      return failures.report(unreadable.get());
    }
    List<Exception> errors = errors(result).toList();
    if (!errors.isEmpty()) {
      ParameterException first = (ParameterException) errors.get(0);
      errors.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
    failures.carryingOut(last(result).commandSpec().qualifiedName());
    return new RunLast().execute(result);
  }

  private static ParseResult last(ParseResult result) {
    return result.hasSubcommand() ? last(result.subcommand()) : result;
  }

  private static Stream<Exception> errors(ParseResult result) {
    Stream<Exception> below = result.hasSubcommand() ? errors(result.subcommand()) : Stream.empty();
    return Stream.concat(result.errors().stream(), below);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
