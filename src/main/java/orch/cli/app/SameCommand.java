package orch.cli.app;

import java.util.ArrayList;
import java.util.List;

/**
 * The running command line with a change, quoted for a shell, for hints that advise to repeat it.
 */
public final class SameCommand {
  private static final String END_OF_OPTIONS = "--";

  private final List<String> words;

  SameCommand(List<String> words) {
    this.words = words;
  }

  /** The same command line. */
  public String unchanged() {
    return quoted(words);
  }

  /** The same command line with a switch. */
  public String with(String name) {
    return words.contains(name) ? quoted(words) : quoted(added(words, name));
  }

  /** The same command line with another value of an option. */
  public String with(String option, String value) {
    return quoted(added(without(words, option), option, value));
  }

  /** The same command line without an option and its value. */
  public String without(String option) {
    return quoted(without(words, option));
  }

  /** The same command line with more words, which are options and their values. */
  public SameCommand plus(List<String> more) {
    return new SameCommand(added(words, more.toArray(String[]::new)));
  }

  /** The same command line without these options and their values. */
  public SameCommand minus(List<String> options) {
    List<String> left = words;
    for (String option : options) {
      left = without(left, option);
    }
    return new SameCommand(left);
  }

  /** The same command line with another word in the place of this one. */
  public String instead(String word, String other) {
    return quoted(words.stream().map(w -> w.equals(word) ? other : w).toList());
  }

  private static List<String> without(List<String> words, String option) {
    List<String> kept = new ArrayList<>();
    int options = optionCount(words);
    for (int i = 0; i < words.size(); i++) {
      boolean isOption = i < options && words.get(i).equals(option);
      if (isOption) {
        i++;
      } else if (i >= options || !words.get(i).startsWith(option + "=")) {
        kept.add(words.get(i));
      }
    }
    return kept;
  }

  private static List<String> added(List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(optionCount(words), List.of(more));
    return all;
  }

  /** The number of words before {@code --}, which ends the options. */
  private static int optionCount(List<String> words) {
    int end = words.indexOf(END_OF_OPTIONS);
    return end < 0 ? words.size() : end;
  }

  private static String quoted(List<String> words) {
    StringBuilder line = new StringBuilder("orch");
    words.forEach(word -> line.append(' ').append(ShellQuoting.word(word)));
    return line.toString();
  }
}
