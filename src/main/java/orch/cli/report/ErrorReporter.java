package orch.cli.report;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import orch.cli.app.App;
import orch.cli.app.OptionDefaults;
import orch.cli.problem.AcceptedButFailedException;
import orch.cli.problem.ExitCode;
import orch.cli.problem.KeptEditException;
import orch.cli.problem.SomeFailedException;
import orch.cli.problem.WriteInDoubtException;
import orch.json.Json;
import orch.output.Format;
import orch.term.SafeText;
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
  private final boolean json;
  private String command = "orch";

  /**
   * @param inWholeTree finds the same command in the whole tree
   * @param words the arguments; they select JSON output even if they cannot be parsed
   */
  public ErrorReporter(
      App app, OptionDefaults defaults, UnaryOperator<CommandLine> inWholeTree, String... words) {
    this.app = app;
    this.defaults = defaults;
    this.inWholeTree = inWholeTree;
    this.json = asksForJson(Arrays.asList(words), app.host().variable("ORCH_OUTPUT"));
  }

  /** Sets the running command, for messages: {@code orch config list}. */
  public void running(String name) {
    command = name;
  }

  /** Prints the report of a problem and gives its exit code. */
  public int report(Throwable problem) {
    ErrorReport failure = failure(problem);
    PrintStream err = app.terminal().err();
    if (json || app.globals().format().filter(ErrorReporter::isJson).isPresent()) {
      err.println(SafeText.json(Json.compact(failure.json())));
    } else {
      err.print(failure.text(app.messageStyle()));
    }
    if (app.globals().isDebug()) {
      problem.printStackTrace(err);
    }
    return failure.exit().code();
  }

  /** What makes the reports is not even loaded before something goes wrong. */
  private ErrorReport failure(Throwable problem) {
    if (problem instanceof ParameterException wrong) {
      return new UsageErrorReports(defaults, inWholeTree).of(wrong);
    }
    ErrorReport failure = new ErrorReports(app).of(problem);
    // A crash report replaces only an unexplained error; facts about a write are always reported.
    boolean aboutWrite =
        problem instanceof WriteInDoubtException
            || problem instanceof AcceptedButFailedException
            || problem instanceof SomeFailedException
            || problem instanceof KeptEditException;
    return failure.exit() == ExitCode.BUG && !aboutWrite
        ? CrashErrorReports.of(problem, command).orElse(failure)
        : failure;
  }

  /** An output format from a project or a profile applies to errors too. */
  private static boolean isJson(Format format) {
    return format == Format.JSON || format == Format.JSONL;
  }

  private static boolean asksForJson(List<String> words, String otherwise) {
    String format = otherwise;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if ((word.equals("-o") || word.equals("--output")) && i + 1 < words.size()) {
        format = words.get(i + 1);
      } else if (word.startsWith("-o") || word.startsWith("--output=")) {
        format = word.substring(word.startsWith("-o") ? 2 : "--output=".length());
      }
    }
    return List.of(Format.JSON.toString(), Format.JSONL.toString())
        .contains(format.replaceFirst("^=", "").toLowerCase(Locale.ROOT));
  }
}
