package orch.document;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Suggests a known word for an unknown one. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * The known word with the smallest edit distance, ignoring case; empty when the distance is more
   * than a third of the longer word's length.
   */
  public static Optional<String> to(String word, Collection<String> known) {
    String best = "";
    int fewest = Integer.MAX_VALUE;
    for (String candidate : known) {
      if (differsTooMuch(word.length(), candidate.length())) {
        continue;
      }
      int edits = edits(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (edits < fewest) {
        fewest = edits;
        best = candidate;
      }
    }
    return fewest <= allowed(word.length(), best.length()) && !best.isEmpty()
        ? Optional.of(best)
        : Optional.empty();
  }

  private static int allowed(int length, int otherLength) {
    return Math.max(1, Math.max(length, otherLength) / 3);
  }

  /**
   * Whether the lengths alone differ too much. Without this check, a very long text would take too
   * much memory.
   */
  private static boolean differsTooMuch(int length, int otherLength) {
    return Math.abs(length - otherLength) > allowed(length, otherLength);
  }

  /** A question to append to a message: "; did you mean ...?", or an empty text. */
  public static String question(String word, Collection<String> known) {
    return to(word, known).map(meant -> "; did you mean " + meant + "?").orElse("");
  }

  /** The edit distance of two words: insertions, deletions, replacements and swaps of neighbors. */
  public static int edits(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, cost);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int i, int j, int[][] cost) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    best = Math.min(best, cost[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
