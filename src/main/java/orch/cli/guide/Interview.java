package orch.cli.guide;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.app.Questions;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.problem.UnansweredException;
import orch.term.Prompt;
import orch.term.ScreenWidth;
import orch.term.Terminal;
import orch.term.TextWrap;

/**
 * Asks questions at the terminal, each until its answer is accepted. Everything goes to stderr.
 * Ctrl-C and the end of the input end the command.
 */
public final class Interview {
  private static final String HELP = "?";

  /** What a reader of UTF-8 makes of bytes that are none. */
  private static final char REPLACEMENT = '\ufffd';

  private final App app;
  private final Prompt prompt;
  private final Ending ending;
  private final boolean strict;

  /**
   * @param ending how the command ends when the user stops answering
   * @param strict whether a doubtful answer is refused, and not confirmed
   */
  public Interview(App app, Ending ending, boolean strict) {
    this.app = app;
    this.prompt = new Prompt(app.terminal());
    this.ending = ending;
    this.strict = strict;
  }

  /**
   * Whether a command may ask for missing values: somebody can answer at a terminal, and no program
   * reads the messages.
   */
  public static boolean isPossible(App app) {
    return new Questions(app).mayBeAsked()
        && !app.messages().areJson()
        && !Terminal.isInCi(app.host().environment());
  }

  /**
   * Asks until the answer is accepted, and returns the value; empty only if the question is
   * optional.
   *
   * @throws UnansweredException if the input ends
   * @throws CommandInterruptedException if the command is interrupted
   */
  public String ask(Question question) {
    try {
      showAll(Choice.lines(question.choices(), width()));
      while (true) {
        Verdict verdict = verdict(question);
        if (!verdict.objection().isEmpty()) {
          say(capitalized(verdict.objection()) + ".");
        } else if (verdict.doubts().isEmpty() || isConfirmed(verdict)) {
          return verdict.value();
        }
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /**
   * Asks for one of some words, which may be shortened.
   *
   * @param standard the word that an empty line stands for
   * @param help what the answer {@code ?} shows
   */
  public String pick(String question, String help, String standard, String... words) {
    StringBuilder keys = new StringBuilder();
    for (String word : words) {
      String key = word.substring(0, 1);
      keys.append(keys.length() == 0 ? "" : "/")
          .append(word.equals(standard) ? key.toUpperCase(Locale.ROOT) : key);
    }
    while (true) {
      String answer = line(question + " [" + keys + "]").strip().toLowerCase(Locale.ROOT);
      if (answer.isEmpty()) {
        return standard;
      }
      for (String word : words) {
        if (word.startsWith(answer)) {
          return word;
        }
      }
      say(answer.equals(HELP) ? help : "Answer with one of these letters: " + keys + ".");
    }
  }

  /** Whether the user agrees; an empty line means no. */
  public boolean agrees(String question, String help) {
    return pick(question, help, "no", "yes", "no").equals("yes");
  }

  /** Shows a paragraph, broken at the width of the terminal. */
  public void say(String paragraph) {
    showAll(TextWrap.lines(paragraph, width()));
  }

  /** Shows lines as they are, so that they can be copied. */
  public void showAll(List<String> lines) {
    lines.forEach(prompt::show);
  }

  private Verdict verdict(Question question) throws InterruptedException {
    while (true) {
      String typed = question.isHidden() ? hidden(question.prompt()) : line(question.prompt());
      String answer = typed.strip();
      if (!answer.equals(HELP)) {
        String objection = objection(typed);
        return objection.isEmpty() ? question.judge(answer) : Verdict.refused(objection);
      }
      question.help().forEach(paragraph -> say(capitalized(paragraph)));
    }
  }

  private static String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** Why a line is not what the user wanted to type: arrow keys type escape sequences. */
  private static String objection(String typed) {
    if (typed.chars().anyMatch(Character::isISOControl)) {
      return "The answer has control characters, such as those that an arrow key types, so it was"
          + " not taken";
    }
    return typed.indexOf(REPLACEMENT) < 0 ? "" : "The answer is not UTF-8, so it was not taken";
  }

  private boolean isConfirmed(Verdict verdict) {
    var doubt = verdict.doubts().orElseThrow();
    app.messages().warning(doubt);
    if (strict) {
      say("With --strict, a warning is a mistake.");
      return false;
    }
    return agrees("Use it anyway?", "y takes the answer in spite of the warning; n asks again.");
  }

  private String line(String question) {
    try {
      return orEnd(prompt.line(question));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private String hidden(String question) throws InterruptedException {
    return orEnd(prompt.hidden(question));
  }

  private String orEnd(Optional<String> typed) {
    if (typed.isPresent()) {
      return typed.get();
    }
    // The end of the input may be that of a terminal that was closed.
    if (app.host().signal().get().isPresent()) {
      throw interrupted();
    }
    throw new UnansweredException(
        ending.exit(),
        "the input ended before " + ending.missing() + "; " + ending.state(),
        ending.hint().get());
  }

  private CommandInterruptedException interrupted() {
    Thread.currentThread().interrupt();
    return new CommandInterruptedException("interrupted; " + ending.state(), ending.hint().get());
  }

  private int width() {
    return ScreenWidth.ofStandardError(app.host().environment());
  }
}
