package orch.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import orch.document.Suggestion;

/** Which rules count, from words such as {@code -O040}, {@code +O012} and {@code -all}. */
public final class RuleSelection implements Predicate<Rule> {
  /** All rules. */
  public static final RuleSelection ALL = new RuleSelection(Set.of());

  private static final String EVERY = "all";

  private final Set<String> off;

  private RuleSelection(Set<String> off) {
    this.off = off;
  }

  /**
   * Reads words in their order: a later one wins.
   *
   * @throws IllegalArgumentException when a word names no rule; the message says so
   */
  public static RuleSelection of(List<String> words) {
    Set<String> off = new HashSet<>();
    List<String> ids = Rules.all().stream().map(Rule::id).toList();
    for (String word : words) {
      String id = id(word);
      if (!id.equals(EVERY) && !ids.contains(id)) {
        throw new IllegalArgumentException(
            "there is no rule \"" + id + "\"" + Suggestion.question(id, ids));
      }
      List<String> meant = id.equals(EVERY) ? ids : List.of(id);
      if (word.startsWith("-")) {
        off.addAll(meant);
      } else {
        meant.forEach(off::remove);
      }
    }
    return new RuleSelection(off);
  }

  private static String id(String word) {
    String name = word.startsWith("+") || word.startsWith("-") ? word.substring(1) : word;
    return name.equalsIgnoreCase(EVERY) ? EVERY : name.toUpperCase(Locale.ROOT);
  }

  @Override
  public boolean test(Rule rule) {
    return !off.contains(rule.id());
  }
}
