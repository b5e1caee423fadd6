package orch.cli.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import orch.cli.app.App;
import orch.cli.app.OptionDefaults;
import orch.cli.problem.ExitCode;
import orch.document.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Explains mistakes in the form of a command line, and suggests the probable intention. */
final class UsageErrorReports {
  private final App app;
  private final OptionDefaults defaults;
  private final UnaryOperator<CommandLine> inWholeTree;

  UsageErrorReports(App app, OptionDefaults defaults, UnaryOperator<CommandLine> inWholeTree) {
    this.app = app;
    this.defaults = defaults;
    this.inWholeTree = inWholeTree;
  }

  ErrorReport of(ParameterException problem) {
    List<ParameterException> problems = problems(problem);
    List<String> all = new ArrayList<>();
    Optional<DescendingOrder> order = DescendingOrder.in(problem.getCommandLine(), defaults);
    order.ifPresent(wrong -> all.add(wrong.take(problems)));
    problems.forEach(each -> all.addAll(describe(each)));
    String hint =
        order.isPresent() && problems.isEmpty()
            ? "did you mean: " + order.get().corrected(app)
            : hint(problem);
    return all.size() == 1
        ? ErrorReport.of(ExitCode.USAGE, all.get(0), hint)
        : new ErrorReport(
            ExitCode.USAGE,
            "the command line has " + all.size() + " mistakes",
            all,
            hint,
            ErrorReport.Facts.NONE);
  }

  private static List<ParameterException> problems(ParameterException problem) {
    List<ParameterException> problems = new ArrayList<>(List.of(problem));
    for (Throwable other : problem.getSuppressed()) {
      if (other instanceof ParameterException another && !isUnknownCommand(problem)) {
        problems.add(another);
      }
    }
    return problems;
  }

  /** Without the command, nothing else about the line is certain. */
  private static boolean isUnknownCommand(ParameterException problem) {
    return problem instanceof UnmatchedArgumentException unmatched
        && problem.getCommandLine().getParent() == null
        && !unmatched.getUnmatched().get(0).startsWith("-");
  }

  private List<String> describe(ParameterException problem) {
    if (problem instanceof UnmatchedArgumentException unmatched) {
      CommandLine line = inWholeTree.apply(problem.getCommandLine());
      List<String> words = unmatched.getUnmatched();
      // What follows an unknown command belongs to it, as the value of an unknown option does.
      boolean isCommand = !isOption(words.get(0)) && !line.getSubcommands().isEmpty();
      return words.stream()
          .filter(word -> word.equals(words.get(0)) || (isOption(word) && !isCommand))
          .map(word -> unmatched(line, word))
          .toList();
    }
    Optional<String> source = Optional.ofNullable(problem.getArgSpec()).flatMap(defaults::source);
    String from = source.map(words -> " (" + words + ")").orElse("");
    return List.of(message(problem) + from);
  }

  private static String message(ParameterException problem) {
    String message = String.valueOf(problem.getMessage());
    ArgSpec argument = problem.getArgSpec();
    if (argument instanceof OptionSpec option
        && problem.getCause() instanceof CommandLine.TypeConversionException cause) {
      String why = conversion(String.valueOf(cause.getMessage()));
      return option.longestName() + (why.startsWith("must ") ? " " : ": ") + why;
    }
    if (problem instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return missing(missing.getMissing().get(0));
    }
    if (problem instanceof OverwrittenOptionException repeated
        && repeated.getOverwritten() instanceof OptionSpec option) {
      return option.longestName() + " is given more than once";
    }
    return message.isEmpty()
        ? message
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  /** Replaces the message of the library's own converter, which names a Java type. */
  private static String conversion(String message) {
    return message.replaceFirst("(?s) is not a long$", " is not a valid whole number");
  }

  private static String missing(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " needs a value: " + option.paramLabel()
        : "give " + String.join(" ", argument.description());
  }

  /** The whole command line that was probably meant, else the help of the command. */
  private String hint(ParameterException problem) {
    CommandLine line = inWholeTree.apply(problem.getCommandLine());
    CommandLine root = line.getCommandSpec().root().commandLine();
    return new CorrectedLine(app, root)
        .of(app.words())
        .map(words -> "did you mean: " + App.quoted("orch", words))
        .orElseGet(
            () ->
                "for help: " + helpFor(problem, line).getCommandSpec().qualifiedName() + " --help");
  }

  /** The command whose help is needed: the one that was probably meant. */
  private CommandLine helpFor(ParameterException problem, CommandLine line) {
    CommandLine meant = line;
    if (problem instanceof UnmatchedArgumentException unmatched) {
      List<Replacement> likely = likely(line, unmatched.getUnmatched().get(0));
      for (String word : likely.isEmpty() ? List.<String>of() : likely.get(0).words()) {
        meant = meant.getSubcommands().getOrDefault(word, meant);
      }
    }
    return meant;
  }

  private List<Replacement> likely(CommandLine line, String word) {
    int at = Replacement.indexOf(word, app.words());
    return at < 0 ? List.of() : Replacement.likely(app, line, app.words(), at);
  }

  private static boolean isOption(String word) {
    return word.startsWith("-") && word.length() > 1;
  }

  private String unmatched(CommandLine line, String word) {
    if (isOption(word)) {
      int at = Replacement.indexOf(word, app.words());
      String whole = at < 0 ? word : app.words().get(at);
      String name = whole.contains("=") ? whole.substring(0, whole.indexOf('=')) : whole;
      return "unknown option " + name + question(line, word, name, Replacement.optionNames(line));
    }
    String command = line.getCommandSpec().qualifiedName();
    Collection<String> below = Replacement.commandNames(line);
    String question = question(line, word, word, below);
    return below.isEmpty()
        ? command + " does not take the argument \"" + word + "\"" + question
        : command
            + " has no command \""
            + word
            + "\""
            + question
            + " (commands: "
            + String.join(", ", below)
            + ")";
  }

  private String question(CommandLine line, String word, String name, Collection<String> names) {
    String near = Suggestion.question(name, names);
    List<Replacement> likely = likely(line, word);
    // Several words may be equally near; a word of another tool has one meaning.
    boolean isNear =
        likely.isEmpty() || Suggestion.nearest(name, names).contains(likely.get(0).shown());
    return isNear ? near : "; did you mean " + likely.get(0).shown() + "?";
  }
}
