package orch.cli.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import orch.cli.option.OptionHelp;

/**
 * A question for one value: what is asked, what is offered, and which answers are accepted. It
 * knows no terminal.
 */
public final class Question {
  private final String title;
  private final List<String> help = new ArrayList<>();
  private final List<Choice> choices = new ArrayList<>();
  private String note = "";
  private String standard = "";
  private boolean isOptional;
  private boolean isHidden;
  private boolean isOpen = true;
  private Check check = Verdict::accepted;
  private UnaryOperator<String> reading = UnaryOperator.identity();

  /** Judges an answer that is not empty. */
  public interface Check {
    /**
     * Judges one value.
     *
     * @param value the answer without spaces around it, or the word of the choice that it names
     */
    public Verdict of(String value) throws InterruptedException;
  }

  private Question(String title) {
    this.title = title;
  }

  /** A question for a value that is required. */
  public static Question about(String title) {
    return new Question(title);
  }

  /** Sets a few words that the question shows in parentheses. */
  public Question note(String words) {
    note = words;
    return this;
  }

  /** Adds paragraphs of help, which the answer {@code ?} shows. */
  public Question help(String... paragraphs) {
    help.addAll(List.of(paragraphs));
    return this;
  }

  /** Offers values; any other value may be typed, too. */
  public Question offering(List<Choice> offered) {
    choices.addAll(offered);
    return this;
  }

  /**
   * Accepts only these values: by number, by word in any case, or by the beginning of a single one.
   */
  public Question oneOf(List<Choice> only) {
    choices.addAll(only);
    isOpen = false;
    return this;
  }

  /** Sets how another way to write a choice is read, before the choices are searched. */
  public Question readBy(UnaryOperator<String> reader) {
    reading = reader;
    return this;
  }

  /** Sets the answer that an empty line stands for. */
  public Question standard(String answer) {
    standard = answer;
    return this;
  }

  /** Accepts an empty answer, as the empty value. */
  public Question optional() {
    isOptional = true;
    return this;
  }

  /** Hides the answer while it is typed. */
  public Question hidden() {
    isHidden = true;
    return this;
  }

  /** Sets the rules for answers. */
  public Question check(Check rules) {
    check = rules;
    return this;
  }

  /** The text of the question. */
  String prompt() {
    return title
        + (note.isEmpty() ? "" : " (" + note + ")")
        + (standard.isEmpty() ? "" : " [" + standard + "]")
        + ":";
  }

  List<String> help() {
    return help;
  }

  List<Choice> choices() {
    return choices;
  }

  boolean isHidden() {
    return isHidden;
  }

  /** Judges an answer without spaces around it. */
  Verdict judge(String answer) throws InterruptedException {
    String given = answer.isEmpty() ? standard : answer;
    if (given.isEmpty()) {
      return isOptional ? Verdict.accepted("") : Verdict.refused(title + " cannot be empty");
    }
    if (choices.isEmpty()) {
      return check.of(given);
    }
    Optional<String> chosen = numbered(given).or(() -> named(reading.apply(given)));
    if (chosen.isPresent()) {
      return check.of(chosen.get());
    }
    return isOpen && !isNumber(given) ? check.of(given) : Verdict.refused(unknown(given));
  }

  private Optional<String> numbered(String answer) {
    for (int i = 0; i < choices.size(); i++) {
      if (answer.equals(String.valueOf(i + 1))) {
        return Optional.of(choices.get(i).word());
      }
    }
    return Optional.empty();
  }

  /** The choice with this word; else, in a closed list, the only one that begins so. */
  private Optional<String> named(String answer) {
    List<String> beginning = beginningWith(answer);
    for (Choice choice : choices) {
      if (choice.word().equalsIgnoreCase(answer)) {
        return Optional.of(choice.word());
      }
    }
    // In an open list, the beginning of a word may be another value.
    return isOpen || beginning.size() != 1 ? Optional.empty() : Optional.of(beginning.get(0));
  }

  private List<String> beginningWith(String answer) {
    String lower = answer.toLowerCase(Locale.ROOT);
    return choices.stream()
        .map(Choice::word)
        .filter(word -> word.toLowerCase(Locale.ROOT).startsWith(lower))
        .toList();
  }

  private static boolean isNumber(String text) {
    return text.length() < 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private String unknown(String answer) {
    String numbers = choices.size() == 1 ? "1" : "1 to " + choices.size();
    if (isOpen) {
      return title + " must be a number of the list, " + numbers + ", or another value";
    }
    List<String> beginning = beginningWith(answer);
    List<String> words =
        beginning.isEmpty() ? choices.stream().map(Choice::word).toList() : beginning;
    String which = OptionHelp.alternatives(words);
    return beginning.isEmpty()
        ? title + " must be " + which + ", or its number"
        : "\"" + answer + "\" may be " + which;
  }
}
