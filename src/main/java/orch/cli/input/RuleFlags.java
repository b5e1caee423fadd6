package orch.cli.input;

import java.util.ArrayList;
import java.util.List;
import orch.cli.option.Content;
import orch.cli.option.EnumConverter;
import orch.cli.option.Option;
import orch.cli.problem.UsageException;
import orch.lint.RuleSelection;
import orch.lint.Severity;

/** The options that say which rules documents are checked against, and when the check fails. */
public final class RuleFlags {
  private final Option<Severity> failOn =
      Option.of(Severity.class, new EnumConverter<>(Severity.ERROR, Severity.WARNING), "--fail-on")
          .label("SEVERITY")
          .standard("error")
          .description("least severity for exit code 3");
  private final Option<List<String>> rules =
      Option.texts("--rule")
          .onlyOnCommandLine()
          .label("-ID|+ID")
          .content(Content.RULE)
          .description("turn a rule off or on again, such as -O040; all means all; repeatable");

  /** All options, in the order of the help. */
  public List<Option<?>> all() {
    return List.of(failOn, rules);
  }

  /** The least severity with which the check fails. */
  public Severity least() {
    return failOn.orElse(Severity.ERROR);
  }

  /**
   * The rules to check.
   *
   * @throws UsageException when there is no such rule
   */
  public RuleSelection selection() {
    try {
      return RuleSelection.of(rules.orElse(List.of()));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--rule: " + e.getMessage());
    }
  }

  /** The options as they were given. */
  public List<String> asWords() {
    List<String> words = new ArrayList<>(failOn.asWords());
    words.addAll(rules.asWords());
    return words;
  }
}
