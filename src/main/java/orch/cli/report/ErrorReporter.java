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

/** The only place where an exception becomes a message on stderr and an exit code. */
public final class ErrorReporter {
  private final App app;
  private final OptionDefaults defaults;
  private final UnaryOperator<CommandLine> inWholeTree;
  private final boolean json;
  private String command = "orch";

  /**
   * @param inWholeTree gives the same command in a tree of every command
   * @param words the command line, which says how to report even when it cannot be parsed
   */
  public ErrorReporter(
      App app, OptionDefaults defaults, UnaryOperator<CommandLine> inWholeTree, String... words) {
    this.app = app;
    this.defaults = defaults;
    this.inWholeTree = inWholeTree;
    this.json = asksForJson(Arrays.asList(words), app.host().variable("ORCH_OUTPUT"));
  }

  /** Notes what is being done: {@code orch config list}. */
  public void carryingOut(String name) {
    command = name;
  }

  /** Says what is wrong, and gives the exit code for it. */
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
    // Only what nobody else can explain: what is known of a write is told in any case.
    boolean aboutWrite =
        problem instanceof WriteInDoubtException
            || problem instanceof AcceptedButFailedException
            || problem instanceof SomeFailedException
            || problem instanceof KeptEditException;
    return failure.exit() == ExitCode.BUG && !aboutWrite
        ? CrashErrorReports.of(problem, command).orElse(failure)
        : failure;
  }

  /** The format of data, where a project or a profile says it, is that of errors too. */
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
