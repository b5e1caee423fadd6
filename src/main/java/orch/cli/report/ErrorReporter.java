package orch.cli.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.UnaryOperator;
import orch.cli.app.AccountRun;
import orch.cli.app.App;
import orch.cli.app.OptionDefaults;
import orch.cli.problem.AcceptedButFailedException;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.problem.ExitCode;
import orch.cli.problem.KeptEditException;
import orch.cli.problem.SomeFailedException;
import orch.cli.problem.WriteInDoubtException;
import orch.json.Json;
import orch.profile.ProgramInterruptedException;
import orch.term.SafeText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Reports a problem: prints the message on stderr and gives the exit code. No other class does
 * this.
 */
public final class ErrorReporter {
  private final App app;
  private final OptionDefaults defaults;
  private final UnaryOperator<CommandLine> inWholeTree;
  private String command = "orch";
  private @Nullable Reported reported;

  /** A problem and its report. */
  public record Reported(Throwable problem, ErrorReport report) {}

  /**
   * @param inWholeTree finds the same command in the whole tree
   */
  public ErrorReporter(App app, OptionDefaults defaults, UnaryOperator<CommandLine> inWholeTree) {
    this.app = app;
    this.defaults = defaults;
    this.inWholeTree = inWholeTree;
  }

  /** Sets the running command, for messages: {@code orch config list}. */
  public void running(String name) {
    command = name;
  }

  /** The problem that was reported last; null when there was none. */
  public @Nullable Reported reported() {
    return reported;
  }

  /** Prints the report of a problem and gives its exit code. */
  public int report(Throwable problem) {
    // On a terminal, the data that came before the problem stands before its report.
    app.terminal().endPager();
    if (app.hasLeftPager() && isInterruption(problem)) {
      // Nobody wants the rest of the output.
      return ExitCode.DONE.code();
    }
    ErrorReport failure = failure(problem);
    reported = new Reported(problem, failure);
    AccountRun run = app.accountRun();
    if (run != null) {
      run.failed(failure.summary(), failure.facts().code(), failure.facts().requestId());
    }
    PrintStream err = app.terminal().err();
    if (app.messages().areJson()) {
      ObjectNode json = failure.json();
      if (app.globals().isDebug()) {
        json.put("stackTrace", stackTrace(problem));
      }
      err.println(SafeText.json(Json.compact(json)));
    } else {
      err.print(failure.text(app.messageStyle()));
      if (app.globals().isDebug()) {
        problem.printStackTrace(err);
      }
    }
    return failure.exit().code();
  }

  private static boolean isInterruption(Throwable problem) {
    return problem instanceof InterruptedException
        || problem instanceof CommandInterruptedException
        || problem instanceof ProgramInterruptedException;
  }

  /** Prints a problem that did not keep the command from running as warnings. */
  public void warn(RuntimeException problem) {
    ErrorReport report = failure(problem);
    String remedy = report.hint().isEmpty() ? "" : "; " + report.hint();
    if (report.details().isEmpty()) {
      app.messages().warning(report.message() + remedy);
    } else {
      report.details().forEach(app.messages()::warning);
    }
  }

  /** What makes the reports is not even loaded before something goes wrong. */
  private ErrorReport failure(Throwable problem) {
    if (problem instanceof ParameterException wrong) {
      return new UsageErrorReports(app, defaults, inWholeTree).of(wrong);
    }
    ErrorReport failure = new ErrorReports(app).of(problem);
    // A crash report replaces only an unexplained error; facts about a write are always reported.
    boolean aboutWrite =
        problem instanceof WriteInDoubtException
            || problem instanceof AcceptedButFailedException
            || problem instanceof SomeFailedException
            || problem instanceof KeptEditException;
    return failure.exit() == ExitCode.BUG && !aboutWrite
        ? CrashErrorReports.of(problem, command, failure.hint()).orElse(failure)
        : failure;
  }

  private static String stackTrace(Throwable problem) {
    StringWriter text = new StringWriter();
    problem.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
