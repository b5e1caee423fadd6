package orch.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.option.Option;
import orch.document.Suggestion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Finds the command line that was probably meant: replaces unknown words until the line can be
 * parsed. So a line that is suggested can always be run.
 */
final class CorrectedLine {
  private static final int MOST_REPLACEMENTS = 5;

  private final App app;
  private final CommandLine root;

  /**
   * @param root of the whole tree
   */
  CorrectedLine(App app, CommandLine root) {
    this.app = app;
    this.root = root;
    root.setExpandAtFiles(false).setInterpolateVariables(false);
    collectErrors(root);
  }

  private static void collectErrors(CommandLine line) {
    line.getCommandSpec().parser().collectErrors(true);
    line.getSubcommands().values().forEach(CorrectedLine::collectErrors);
  }

  /**
   * The arguments that were probably meant, if a few words make the difference. Empty for words
   * with control characters, which a message cannot show as they are.
   */
  Optional<List<String>> of(List<String> words) {
    return words.stream().anyMatch(CorrectedLine::hasControl)
        ? Optional.empty()
        : corrected(words, 0);
  }

  private static boolean hasControl(String word) {
    return word.chars().anyMatch(Character::isISOControl);
  }

  private Optional<List<String>> corrected(List<String> words, int replaced) {
    ParameterException problem = problem(words);
    if (problem == null) {
      return replaced > 0 && !isSecret(root.getParseResult())
          ? Optional.of(words)
          : Optional.empty();
    }
    if (replaced == MOST_REPLACEMENTS) {
      return Optional.empty();
    }
    for (Replacement replacement : replacements(problem, words)) {
      Optional<List<String>> line = corrected(replacement.in(words), replaced + 1);
      if (line.isPresent()) {
        return line;
      }
    }
    return Optional.empty();
  }

  private @Nullable ParameterException problem(List<String> words) {
    ParameterException first = null;
    int least = Integer.MAX_VALUE;
    ParseResult result = root.parseArgs(words.toArray(new String[0]));
    for (ParseResult at = result; at != null; at = at.subcommand()) {
      for (Exception error : at.errors()) {
        int place = place(error, words);
        if (error instanceof ParameterException problem && (first == null || place < least)) {
          first = problem;
          least = place;
        }
      }
    }
    return first;
  }

  private static int place(Exception error, List<String> words) {
    return error instanceof UnmatchedArgumentException unmatched
        ? Replacement.indexOf(unmatched.getUnmatched().get(0), words)
        : Integer.MAX_VALUE;
  }

  /** Whether the line has a secret, which no message may show. */
  private static boolean isSecret(ParseResult result) {
    return result.matchedOptions().stream().anyMatch(OptionSpec::hidden)
        || (result.hasSubcommand() && isSecret(result.subcommand()));
  }

  private List<Replacement> replacements(ParameterException problem, List<String> words) {
    if (problem instanceof UnmatchedArgumentException unmatched) {
      int at = Replacement.indexOf(unmatched.getUnmatched().get(0), words);
      if (at < 0) {
        return List.of();
      }
      CommandLine line = unmatched.getCommandLine();
      return Replacement.likely(app, line, words, at);
    }
    return problem.getArgSpec() instanceof OptionSpec option
        ? values(option, String.valueOf(problem.getValue()), words)
        : List.of();
  }

  /** The value of an option that takes one of some words. */
  private static List<Replacement> values(OptionSpec option, String value, List<String> words) {
    List<String> known =
        Option.of(option)
            .filter(o -> o.placeholder().isEmpty())
            .map(Option::words)
            .orElse(List.of());
    Optional<String> meant = Suggestion.to(value, known);
    List<Replacement> all = new ArrayList<>();
    for (int i = 0; meant.isPresent() && i < words.size(); i++) {
      String word = words.get(i);
      String before =
          word.endsWith(value) ? word.substring(0, word.length() - value.length()) : word;
      boolean isValue = before.isEmpty() && i > 0 && isName(option, words.get(i - 1));
      if (isValue || isName(option, before.replaceFirst("=$", ""))) {
        all.add(new Replacement(i, 1, List.of(before + meant.get())));
      }
    }
    return all;
  }

  private static boolean isName(OptionSpec option, String word) {
    return List.of(option.names()).contains(word);
  }
}
