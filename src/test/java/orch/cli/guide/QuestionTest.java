package orch.cli.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import orch.term.CellWidth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a question makes of an answer, without a terminal. */
class QuestionTest {
  private static final List<Choice> FRUIT =
      List.of(
          new Choice("apple", "red or green"),
          new Choice("apple-pie", "with cream"),
          new Choice("pear", ""));

  private static String judged(Question question, String answer) throws InterruptedException {
    Verdict verdict = question.judge(answer);
    return verdict.objection().isEmpty() ? verdict.value() : verdict.objection();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1        | apple",
        "3        | pear",
        "apple    | apple",
        "APPLE    | apple",
        "apple-   | apple-pie",
        "p        | pear",
        "app      | \"app\" may be apple or apple-pie",
        "0        | Fruit must be apple, apple-pie or pear, or its number",
        "4        | Fruit must be apple, apple-pie or pear, or its number",
        "plum     | Fruit must be apple, apple-pie or pear, or its number",
        "``       | Fruit cannot be empty"
      })
  void aClosedListTakesNumbersWordsAndBeginnings(String answer, String result)
      throws InterruptedException {
    assertEquals(result, judged(Question.about("Fruit").oneOf(FRUIT), answer));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "2    | apple-pie",
        "p    | p",
        "plum | plum",
        "PEAR | pear",
        "7    | Fruit must be a number of the list, 1 to 3, or another value",
        "123  | 123",
        "``   | pear"
      })
  void anOpenListTakesOtherValuesButNoOtherNumber(String answer, String result)
      throws InterruptedException {
    assertEquals(result, judged(Question.about("Fruit").offering(FRUIT).standard("3"), answer));
  }

  @Test
  void theRulesSeeTheValueAndNotTheAnswer() throws InterruptedException {
    Question question =
        Question.about("Fruit")
            .oneOf(FRUIT)
            .check(value -> Verdict.refused(value.toUpperCase(Locale.ROOT)));
    assertEquals("PEAR", judged(question, "3"));
  }

  @Test
  void anOptionalAnswerMayBeEmptyWhateverTheRulesSay() throws InterruptedException {
    Question question =
        Question.about("Fruit").note("Enter: none").optional().check(v -> Verdict.refused("no"));
    assertEquals("", judged(question, ""));
    assertEquals("no", judged(question, "x"));
    assertEquals("Fruit (Enter: none):", question.prompt());
    assertEquals("Fruit [1]:", Question.about("Fruit").standard("1").prompt());
  }

  @Test
  void choicesFitIntoEveryWidth() {
    for (int width = 24; width < 120; width++) {
      int most = width;
      assertTrue(
          Choice.lines(FRUIT, width).stream().allMatch(line -> CellWidth.of(line) <= most),
          () -> most + ": " + Choice.lines(FRUIT, most));
    }
    List<Choice> bare = List.of(new Choice("a", ""), new Choice("日本", ""));
    assertEquals(List.of("1) a  2) 日本"), Choice.lines(bare, 13));
    assertEquals(List.of("1) a", "2) 日本"), Choice.lines(bare, 12));
    assertEquals(
        List.of("1) apple      red or green", "2) apple-pie  with cream", "3) pear"),
        Choice.lines(FRUIT, 80));
    assertEquals(List.of(), Choice.lines(List.of(), 80));
  }
}
