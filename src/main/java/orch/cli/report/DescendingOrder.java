package orch.cli.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import orch.cli.app.App;
import orch.cli.app.OptionDefaults;
import orch.output.BadSelectionException;
import orch.output.SortKey;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Explains {@code --sort-by -version}. Other programs take it for descending order; here the parser
 * takes {@code -version} for the option {@code -v} and reports two mistakes that nobody made.
 *
 * @param order as typed: {@code -version}
 * @param message says what to type instead
 */
record DescendingOrder(String order, String message) {
  private static final String OPTION = "--sort-by";
  private static final Pattern MINUS = Pattern.compile("-[A-Za-z][A-Za-z.]+");

  /** The order with a minus sign in the arguments, else in the variable, if there is one. */
  static Optional<DescendingOrder> in(CommandLine line, OptionDefaults defaults) {
    List<String> words = line.getParseResult().originalArgs();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith(OPTION + "=")) {
        return of(word.substring(OPTION.length() + 1));
      }
      if (word.equals(OPTION) && i + 1 < words.size()) {
        return of(words.get(i + 1));
      }
    }
    OptionSpec option = line.getCommandSpec().findOption(OPTION);
    String set = option == null ? null : defaults.defaultValue(option);
    return set == null
        ? Optional.empty()
        : of(set).map(wrong -> wrong.from(defaults.source(option).orElse("")));
  }

  private DescendingOrder from(String source) {
    return new DescendingOrder(order, message + (source.isEmpty() ? "" : " (" + source + ")"));
  }

  private static Optional<DescendingOrder> of(String order) {
    if (!MINUS.matcher(order).matches()) {
      return Optional.empty();
    }
    try {
      SortKey.parse(order);
      return Optional.empty();
    } catch (BadSelectionException e) {
      return Optional.of(new DescendingOrder(order, String.valueOf(e.getMessage())));
    }
  }

  /** The command line that sorts in this order. */
  String corrected(App app) {
    return app.sameCommand().with(OPTION, order.substring(1) + ":desc");
  }

  /** Removes the problems that the minus sign has caused, and gives the message for them. */
  String take(List<ParameterException> problems) {
    problems.removeIf(problem -> hasNoValue(problem) || isRest(problem));
    return message;
  }

  private static boolean hasNoValue(ParameterException problem) {
    return problem instanceof MissingParameterException missing
        && !missing.getMissing().isEmpty()
        && missing.getMissing().get(0) instanceof OptionSpec option
        && option.longestName().equals(OPTION);
  }

  /** Of {@code -version}, the parser leaves {@code -ersion}. */
  private boolean isRest(ParameterException problem) {
    return problem instanceof UnmatchedArgumentException unmatched
        && order.endsWith(unmatched.getUnmatched().get(0).substring(1));
  }
}
