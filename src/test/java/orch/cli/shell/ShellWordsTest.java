package orch.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {
  @TestFactory
  Stream<DynamicTest> linesAreSplitAsInAPosixShell() {
    return Stream.of(
            List.of("a  b\tc", "a", "b", "c"),
            List.of("a 'b c' \"d e\"", "a", "b c", "d e"),
            List.of("a'b'\"c\"d", "abcd"),
            List.of("'' \"\"", "", ""),
            List.of("a\\ b \\'c\\\"", "a b", "'c\""),
            List.of("'a\\b' \"a\\b\" \"a\\\"b\\\\c\\$d\\`e\"", "a\\b", "a\\b", "a\"b\\c$d`e"),
            List.of("a \\\nb", "a", "b"),
            List.of("a\\\nb", "ab"),
            List.of("\"a\\\nb\"", "ab"),
            List.of("'a\nb'", "a\nb"),
            List.of("a # b 'c", "a"),
            List.of("a#b '#c' \\#d", "a#b", "#c", "#d"),
            List.of("# a"),
            List.of("$HOME `x` * $(touch y) ~", "$HOME", "`x`", "*", "$(touch", "y)", "~"),
            List.of("a\nb", "a"))
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line.get(0),
                    () ->
                        assertEquals(line.subList(1, line.size()), Words.of(line.get(0)).texts())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "\"a", "a \\", "a 'b", "a\n'b", "a\nb \\", "\"a'", "'a\\"})
  void anOpenLineGoesOn(String line) {
    assertTrue(Words.goesOn(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "'a'", "a \\\\", "# it's", "a # \\", "a\nb", "\"'\"", "'\\'"})
  void acompleteLineDoesNot(String line) {
    assertFalse(Words.goesOn(line));
  }

  /** Whatever the word, and whichever quote is open, the line is read as the word again. */
  @Test
  void aQuotedWordIsReadAsItIs() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String alphabet = "ab \\'\"$`#!*~\n\tü-=";
    for (int i = 0; i < 5000; i++) {
      StringBuilder word = new StringBuilder();
      for (int n = random.nextInt(8); n >= 0; n--) {
        word.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      for (char quote : new char[] {Words.NO_QUOTE, '\'', '"'}) {
        String text = "x " + Quoting.quoted(word.toString(), true, quote) + " y";
        List<String> wanted = new ArrayList<>(List.of("x", word.toString(), "y"));
        assertEquals(wanted, Words.of(text).texts(), () -> "seed " + seed + ": " + text);
      }
    }
  }
}
