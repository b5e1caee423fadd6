package orch.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> OPTIONS =
      List.of(
          "--name",
          "--description",
          "--memory-store",
          "--memory-extraction",
          "--timeouts",
          "--timeout",
          "-p",
          "--profile",
          "-o",
          "--output",
          "-y",
          "--yes",
          "--db",
          "--debug",
          "--version");

  @ParameterizedTest
  @CsvSource({
    "closed, closed, 0",
    "closde, closed, 1",
    "clsed, closed, 1",
    "cloosed, closed, 1",
    "clozed, closed, 1",
    "'', abc, 3",
    "abc, '', 3",
    "kitten, sitting, 3"
  })
  void anEditIsAnInsertionADeletionAReplacementOrASwap(String a, String b, int edits) {
    assertEquals(edits, Suggestion.edits(a, b));
  }

  @Test
  void aThirdOfTheWordMayBeWrongAndNoMore() {
    assertEquals(Optional.of("abcdef"), Suggestion.to("ABxxef", List.of("zzz", "abcdef")));
    assertEquals(Optional.empty(), Suggestion.to("ABxxxf", List.of("zzz", "abcdef")));
    assertEquals(Optional.empty(), Suggestion.to("", List.of("abc")));
    assertEquals(Optional.empty(), Suggestion.to("abc", List.of()));
    assertEquals(
        Optional.of("abx"), Suggestion.to("abc", List.of("abx", "aby")), "the first of equals");
  }

  @ParameterizedTest
  @CsvSource({
    "-x, ''",
    "-P, -p",
    "--desc, --description",
    "--descripton, --description",
    "--verison, --version",
    "-name, --name",
    "--ver, --version",
    "--mem, --memory-store or --memory-extraction",
    "--timeou, --timeout or --timeouts",
    "--timeotu, --timeout",
    "--deb, --debug",
    "--de, --debug or --description",
    "--bd, --db",
    "--outputformat, --output",
    "--dab, --db",
    "--da, ''",
    "--store, ''",
    "--yse, --yes"
  })
  void anOptionIsMeantByAFewMistakesOrByItsStart(String word, String meant) {
    assertEquals(
        meant.isEmpty() ? "" : "; did you mean " + meant + "?", Suggestion.question(word, OPTIONS));
  }

  @ParameterizedTest
  @CsvSource({
    "tac-dem, tac-demo",
    "TAC-DEMO, tac-demo",
    "tac-demo-2, tac-demo",
    "tca-demo, tac-demo",
    "zebra, ''"
  })
  void aNameIsMeantInTheSameWay(String word, String meant) {
    assertEquals(
        Optional.of(meant).filter(name -> !name.isEmpty()),
        Suggestion.to(word, List.of("voice", "tac-demo")));
  }

  @Test
  void aWordAsLongAsAFileIsNoBurden() {
    String endless = "x".repeat(DocumentReader.MAX_BYTES);
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertEquals(Optional.empty(), Suggestion.to(endless, OPTIONS)));
  }
}
