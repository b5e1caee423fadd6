package orch.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import orch.json.Json;
import org.junit.jupiter.api.Test;

class SafeTextTest {
  @Test
  void whatIsHarmlessStaysAsItIs() {
    for (String text : new String[] {"", "Grüße 日本 🎉", "a\\b \"c\"", "\u00a0", "e\u0301"}) {
      assertSame(text, SafeText.line(text));
      assertSame(text, SafeText.json(text));
    }
  }

  @Test
  void everyControlCharacterIsEscapedInALine() {
    for (char c = 0; c < 0xa0; c++) {
      String expected =
          switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c < 0x20 || c >= 0x7f ? "\\u%04x".formatted((int) c) : String.valueOf(c);
          };
      assertEquals("a" + expected + "b", SafeText.line("a" + c + "b"));
    }
  }

  @Test
  void whatTurnsTheReadingDirectionOrEndsALineIsEscapedEverywhere() {
    String unsafe = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";
    for (char c : (unsafe + "\u2028\u2029\u007f\u0085\u009b").toCharArray()) {
      String escape = "\\u%04x".formatted((int) c);
      assertEquals(escape, SafeText.line(String.valueOf(c)));
      assertEquals(escape, SafeText.json(String.valueOf(c)));
    }
    for (char c : "\u061b\u2010\u202f\u2027\u2065".toCharArray()) {
      assertEquals(String.valueOf(c), SafeText.line(String.valueOf(c)));
    }
  }

  @Test
  void whatCannotBeSeenIsEscapedEverywhere() {
    for (char c : "\u00ad\u180e\u200b\u200c\u200d\u2060\u2064\u206a\ufeff\ud800".toCharArray()) {
      String escape = "\\u%04x".formatted((int) c);
      assertEquals("a" + escape + "b", SafeText.line("a" + c + "b"));
      assertEquals("a" + escape + "b", SafeText.json("a" + c + "b"));
    }
    assertEquals("x\\udb40\\udc41\\udb40\\udc7f", SafeText.line("x\udb40\udc41\udb40\udc7f"));
  }

  @Test
  void aJoinerStaysWhereItJoinsLettersOfAScriptOrAnEmoji() {
    for (String text : new String[] {"👩\u200d👩\u200d👧", "می\u200cخواهم", "क्\u200dष"}) {
      assertEquals(text, SafeText.line(text));
    }
    assertEquals("👩\\u200d", SafeText.line("👩\u200d"));
    assertEquals("\\u200d👩", SafeText.line("\u200d👩"));
    assertEquals("é\\u200dmin", SafeText.line("é\u200dmin"));
    assertEquals("👩\\u200d\\u202e👩", SafeText.line("👩\u200d\u202e👩"));
  }

  @Test
  void linesOfAPurposeStay() {
    assertEquals("a\tb\nc\\u001b[2J\\r\n", SafeText.lines("a\tb\nc\u001b[2J\r\n"));
  }

  @Test
  void visibleJsonIsTheSameJson() {
    String text = "\u001b[31m \u009b \u202e \n \u2028 🎉";
    String shown = SafeText.json(Json.pretty(Json.object().put(text, text)));
    assertEquals(text, Json.read(shown).path(text).asText());
    assertEquals(
        "{\n  \"\\u001B[31m \\u009b \\u202e \\n \\u2028 🎉\": "
            + "\"\\u001B[31m \\u009b \\u202e \\n \\u2028 🎉\"\n}",
        shown);
  }
}
