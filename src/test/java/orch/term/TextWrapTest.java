package orch.term;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWrapTest {
  @ParameterizedTest
  @CsvSource({
    "'', 5, ''",
    "abc, 5, abc",
    "ab cd, 5, ab cd",
    "ab cde, 5, ab|cde",
    "abcde fg, 5, abcde|fg",
    "a b c d, 3, a b|c d",
    "abcdefg h, 3, abc|def|g h",
    "日本 日本, 4, 日本|日本",
    "日本日本, 5, 日本|日本"
  })
  void aTextIsBrokenBetweenWordsWherePossible(String text, int width, String lines) {
    assertEquals(lines, String.join("|", TextWrap.lines(text, width)));
  }
}
