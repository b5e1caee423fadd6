package orch.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
  private final OptionDefaults defaults;
  private final UnaryOperator<CommandLine> inWholeTree;

  UsageErrorReports(OptionDefaults defaults, UnaryOperator<CommandLine> inWholeTree) {
    this.defaults = defaults;
    this.inWholeTree = inWholeTree;
  }

  ErrorReport of(ParameterException problem) {
    List<ParameterException> problems = new ArrayList<>(List.of(problem));
    for (Throwable other : problem.getSuppressed()) {
      if (other instanceof ParameterException another) {
        problems.add(another);
      }
    }
    List<String> all = new ArrayList<>();
    DescendingOrder.in(problem.getCommandLine()).ifPresent(order -> all.add(order.take(problems)));
    problems.forEach(each -> all.add(describe(each)));
    String command = problem.getCommandLine().getCommandSpec().qualifiedName();
    String hint = "for help: " + command + " --help";
    return all.size() == 1
        ? ErrorReport.of(ExitCode.USAGE, all.get(0), hint)
        : new ErrorReport(
            ExitCode.USAGE,
            "the command line has " + all.size() + " mistakes",
            all,
            hint,
            ErrorReport.Facts.NONE);
  }

  private String describe(ParameterException problem) {
    if (problem instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    Optional<String> source = Optional.ofNullable(problem.getArgSpec()).flatMap(defaults::source);
    String from = source.map(words -> " (" + words + ")").orElse("");
    return message(problem) + from;
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

  private String unmatched(UnmatchedArgumentException problem) {
    String word = problem.getUnmatched().get(0);
    CommandLine line = inWholeTree.apply(problem.getCommandLine());
    if (word.startsWith("-") && word.length() > 1) {
      String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      List<String> names =
          line.getCommandSpec().options().stream()
              .flatMap(option -> Arrays.stream(option.names()))
              .toList();
      return "unknown option " + name + Suggestion.question(name, names);
    }
    String command = line.getCommandSpec().qualifiedName();
    return line.getSubcommands().isEmpty()
        ? command + " does not take the argument \"" + word + "\""
        : command
            + " has no command \""
            + word
            + "\""
            + Suggestion.question(word, line.getSubcommands().keySet())
            + " (commands: "
            + String.join(", ", line.getSubcommands().keySet())
            + ")";
  }
}
