package orch.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import orch.json.Json;
import orch.term.Format;
import orch.term.Visible;
import picocli.CommandLine.ParameterException;

/** The only place where an exception becomes a message on stderr and an exit code. */
final class Failures {
  private final App app;
  private final Explanations explanations;
  private final UsageExplanations usage;
  private final boolean json;
  private String command = "orch";

  /**
   * @param words the command line, which says how to report even when it cannot be parsed
   */
  Failures(App app, EnvironmentDefaults defaults, String... words) {
    this.app = app;
    this.explanations = new Explanations(app);
    this.usage = new UsageExplanations(app, defaults);
    this.json = asksForJson(Arrays.asList(words), app.host().variable("ORCH_OUTPUT"));
  }

  /** Notes what is being done: {@code orch config list}. */
  void carryingOut(String name) {
    command = name;
  }

  /** Says what is wrong, and gives the exit code for it. */
  int report(Throwable problem) {
    Failure failure = failure(problem);
    PrintStream err = app.terminal().err();
    if (json || app.globals().format().filter(Failures::isJson).isPresent()) {
      err.println(Visible.json(Json.compact(failure.json())));
    } else {
      err.print(failure.text(app.messageStyle()));
    }
    if (app.globals().isDebug()) {
      problem.printStackTrace(err);
    }
    return failure.exit().code();
  }

  private Failure failure(Throwable problem) {
    if (problem instanceof ParameterException wrong) {
      return usage.of(wrong);
    }
    Failure failure = explanations.of(problem);
    // Only what nobody else can explain: what is known of a write is told in any case.
    boolean aboutWrite =
        problem instanceof WriteInDoubtException
            || problem instanceof AfterAcceptance
            || problem instanceof SomeFailed
            || problem instanceof KeptEdit;
    return failure.exit() == Exit.BUG && !aboutWrite
        ? CrashExplanations.of(problem, command).orElse(failure)
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
