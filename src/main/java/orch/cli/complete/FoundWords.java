package orch.cli.complete;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The candidates that were found, in order, with their descriptions. Thousands make every shell
 * slow, and nobody reads so many: the first 500 are kept. One of the others stands for the rest, so
 * that the shell does not take a longer beginning for the one that all candidates share.
 */
final class FoundWords {
  private static final int MOST = 500;

  private final Map<String, String> words = new LinkedHashMap<>();
  private Map<String, String> beyond = Map.of();

  /** What all candidates share, in bytes, as the shells compare them; known once {@link #isCut}. */
  private byte[] shared = {};

  private boolean isCut;

  /** Adds a candidate, unless it is there already. */
  void take(String word, String description) {
    if (words.size() < MOST) {
      words.putIfAbsent(word, description);
    } else if (!words.containsKey(word)) {
      cut();
      int length = common(word);
      if (length < shared.length) {
        shared = Arrays.copyOf(shared, length);
        beyond = Map.of(word, description);
      }
    }
  }

  private void cut() {
    if (!isCut) {
      isCut = true;
      shared = words.keySet().iterator().next().getBytes(StandardCharsets.UTF_8);
      words.keySet().forEach(word -> shared = Arrays.copyOf(shared, common(word)));
    }
  }

  /** The number of bytes that a word shares with those before. */
  private int common(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    int different = Arrays.mismatch(shared, bytes);
    return different < 0 ? shared.length : different;
  }

  /** The candidates with their descriptions. */
  Map<String, String> words() {
    Map<String, String> all = new LinkedHashMap<>(words);
    all.putAll(beyond);
    return all;
  }
}
