package orch.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.CiMode;
import orch.cli.app.GlobalFlags;
import orch.cli.app.OptionDefaults;
import orch.cli.app.WriteLog;
import orch.cli.ci.CiReport;
import orch.cli.output.JobLog;
import orch.cli.problem.BadDefaultsException;
import orch.cli.problem.ExitCode;
import orch.cli.problem.OutputLostException;
import orch.cli.receipt.ReceiptWriter;
import orch.cli.report.ErrorReporter;
import orch.cli.report.ErrorReporter.Reported;
import orch.cli.report.UncaughtExceptions;
import orch.host.Host;
import orch.host.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Runs a command line: parses it, runs the command, and turns problems into an exit code. */
public final class Cli {
  /** The commands that tell about orch itself; the first is orch alone. */
  private static final Set<String> ABOUT_ORCH =
      Set.of("", "help", "version", "install", "uninstall", "commands", "completion", "shell");

  /** The commands that show and mend settings. Like those above, they run when some are wrong. */
  private static final Set<String> ABOUT_SETTINGS = Set.of("profile", "whoami", "doctor");

  private Cli() {}

  /**
   * Runs one command until it ends.
   *
   * @param args the arguments after {@code orch}
   * @return the exit code
   */
  public static int run(Host machine, String... args) {
    // Whatever --ci says, the runner of GitHub Actions reads commands on stderr.
    boolean isRead = CiMode.AUTO.in(machine.environment()) == CiMode.GITHUB;
    Host host = isRead ? JobLog.on(machine) : machine;
    if (args.length > 0 && args[0].startsWith("__complete")) {
      return Completions.answer(host, args);
    }
    if (args.length > 0 && args[0].equals(Completions.RENEW)) {
      return Completions.renew(host, args);
    }
    App app = new App(host, new GlobalFlags(), args);
    OptionDefaults defaults = new OptionDefaults(app);
    ErrorReporter failures =
        new ErrorReporter(app, defaults, command -> CommandTree.inWhole(app, command));
    try (Account account = new Account(app);
        UncaughtExceptions uncaught = new UncaughtExceptions(failures)) {
      Thread.setDefaultUncaughtExceptionHandler(uncaught);
      return run(account, defaults, failures, args);
    } catch (RuntimeException | Error problem) {
      // picocli catches exceptions only. Without this, an Error would print a stack trace.
      return failures.report(problem);
    }
  }

  /** Reports what the command has written, where that is wanted. */
  private static void report(Account account, WriteLog log, int code, ErrorReporter failures) {
    @Nullable Reported failure = failures.reported();
    try {
      if (log.receipt().isPresent()) {
        ReceiptWriter.write(account, log, log.receipt().get(), code);
      }
      if (account.app().ci() != CiMode.NONE) {
        CiReport.write(account, failure);
      }
    } catch (RuntimeException problem) {
      // The exit code is about what was written to the service.
      failures.warn(problem);
    }
  }

  /** Runs a command for an account, which the caller closes. */
  static int run(Account account, OptionDefaults defaults, ErrorReporter failures, String... args) {
    App app = account.app();
    CommandTree commands = CommandTree.of(app, account, args);
    CommandLine line = commands.root();
    configure(line, app, defaults, failures);
    line.setExecutionStrategy(result -> execute(commands, defaults, failures, result));
    int code = line.execute(args);
    WriteLog log = account.log();
    // A fleet reports on all its accounts itself.
    if (log != null && app.accountRun() == null) {
      report(account, log, code, failures);
    }
    String lost = app.terminal().flushOut();
    if (code == ExitCode.DONE.code() && app.isStoppedInPager()) {
      return failures.report(new InterruptedException("a signal came while the pager was on"));
    }
    // The error of a command that failed is worth more than the loss of its output.
    if (!lost.isEmpty() && code == ExitCode.DONE.code()) {
      code = failures.report(new OutputLostException(lost));
    }
    app.terminal().err().flush();
    // Nobody types the names of ten thousand accounts, and each would be two files.
    if (app.accountRun() == null) {
      account.saveNames();
    }
    return code;
  }

  private static void configure(
      CommandLine line, App app, OptionDefaults defaults, ErrorReporter failures) {
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
      CommandTree commands, OptionDefaults defaults, ErrorReporter failures, ParseResult result) {
    for (ParseResult at = result; at != null; at = at.subcommand()) {
      if (at.isUsageHelpRequested()) {
        return commands.help(at.commandSpec().commandLine());
      }
      if (at.isVersionHelpRequested()) {
        CommandLine line = at.commandSpec().commandLine();
        line.printVersionHelp(line.getOut());
        return ExitCode.DONE.code();
      }
    }
    String noun = noun(result);
    Optional<RuntimeException> badSettings = defaults.problem();
    if (badSettings.isPresent() && !ABOUT_ORCH.contains(noun) && !ABOUT_SETTINGS.contains(noun)) {
      return failures.report(badSettings.get());
    }
    List<Exception> errors = errors(result).toList();
    if (!errors.isEmpty()) {
      ParameterException first = (ParameterException) errors.get(0);
      errors.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
    Optional<RuntimeException> badFormat = commands.badFormat(last(result).commandSpec());
    if (badFormat.isPresent()) {
      return failures.report(badFormat.get());
    }
    if (!ABOUT_ORCH.contains(noun)) {
      warnOfUnreadVariables(defaults, commands);
    }
    failures.running(last(result).commandSpec().qualifiedName());
    commands.running(last(result).commandSpec().qualifiedName());
    // The doctor reports bad settings as findings.
    return badSettings.isEmpty() || noun.equals("doctor")
        ? new RunLast().execute(result)
        : runDespite(badSettings.get(), failures, result);
  }

  private static int runDespite(
      RuntimeException badSettings, ErrorReporter failures, ParseResult result) {
    if (badSettings instanceof BadDefaultsException) {
      failures.warn(badSettings);
    }
    int code = new RunLast().execute(result);
    // Only now, because a command that needs the file has reported the same problem.
    failures.warn(badSettings);
    return code;
  }

  private static void warnOfUnreadVariables(OptionDefaults defaults, CommandTree commands) {
    List<String> unread = defaults.unreadVariables();
    if (!unread.isEmpty()) {
      commands.warnOfUnreadVariables(unread);
    }
  }

  /** The first word of the command; empty for orch alone. */
  private static String noun(ParseResult result) {
    return result.hasSubcommand() ? result.subcommand().commandSpec().name() : "";
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
