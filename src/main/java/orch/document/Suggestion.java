package orch.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Suggests known words for an unknown one: commands, options, fields, values, topics and names. A
 * word is near when it has few typing mistakes, or when one of the two words begins with the other.
 * Without a near word there is no suggestion, because a wild guess is worse than none.
 */
public final class Suggestion {
  /** A question with more words is a list, which the messages print anyway. */
  private static final int MOST = 3;

  /** The shortest beginning of a word that may be meant for the whole word, in letters. */
  private static final int SHORTEST_START = 2;

  /** A beginning of this length is a better sign than a small number of edits. */
  private static final int CLEAR_START = 3;

  /** The shortest known word that a longer unknown one may begin with, in letters. */
  private static final int SHORTEST_STEM = 4;

  private static final int FAR = Integer.MAX_VALUE;

  private Suggestion() {}

  /** The nearest known word, ignoring case; the first of several. */
  public static Optional<String> to(String word, Collection<String> known) {
    List<String> nearest = nearest(word, known);
    return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest.get(0));
  }

  /** A question to append to a message: "; did you mean ...?", or an empty text. */
  public static String question(String word, Collection<String> known) {
    List<String> nearest = nearest(word, known);
    return nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?";
  }

  /** The known words that are equally near, at most three; empty when none is near. */
  public static List<String> nearest(String word, Collection<String> known) {
    List<String> nearest = new ArrayList<>();
    int least = FAR;
    for (String candidate : known) {
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        nearest.clear();
      }
      if (distance == least && least < FAR && nearest.size() < MOST) {
        nearest.add(candidate);
      }
    }
    nearest.sort(Comparator.comparingInt(String::length));
    return nearest;
  }

  /** Twice the number of edits; a start or a stem lies between two such numbers. */
  private static int distance(String word, String known) {
    // The dashes of an option say nothing about which one is meant.
    String a = letters(word);
    String b = letters(known);
    if (a.equals(b)) {
      return 0;
    }
    if (a.length() >= CLEAR_START && b.startsWith(a)) {
      return 1;
    }
    if (isFewEdits(a, b)) {
      return edits(a, b) * 2;
    }
    if (a.length() >= SHORTEST_START && b.startsWith(a)) {
      return 3;
    }
    return b.length() >= SHORTEST_STEM && a.startsWith(b) ? 5 : FAR;
  }

  /**
   * Whether there is at most one edit for each three letters, or two letters are swapped. The
   * lengths are compared first, because a very long text would take too much memory.
   */
  private static boolean isFewEdits(String a, String b) {
    int allowed = Math.max(a.length(), b.length()) / 3;
    boolean isPair = a.length() == 2 && b.length() == 2;
    return isPair
        ? a.charAt(0) == b.charAt(1) && a.charAt(1) == b.charAt(0)
        : Math.abs(a.length() - b.length()) <= allowed && edits(a, b) <= allowed;
  }

  private static String letters(String word) {
    int start = 0;
    while (start < word.length() && word.charAt(start) == '-') {
      start++;
    }
    return word.substring(start).toLowerCase(Locale.ROOT);
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
