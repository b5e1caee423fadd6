package orch.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineWriterTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);

  private String written(boolean screen, String... pieces) {
    LineWriter writer = new LineWriter(out, screen, "\n  ", null);
    for (String piece : pieces) {
      writer.write(piece.toCharArray(), 0, piece.length());
    }
    writer.close();
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void linesAreSeparatedHoweverTheyCome() {
    assertEquals("a\n  bc\n  \n  d", written(false, "a\nb", "c\n", "\nd"));
  }

  @Test
  void aCharacterThatComesInTwoHalvesIsWhole() {
    assertEquals("\ud83c\udf89\\u202e", written(true, "\ud83c", "\udf89\u202e"));
  }

  @Test
  void manyLinesAreAllThere() {
    String text = "x".repeat(100) + "\n";
    assertEquals(100_000 + 1000 * 3, written(false, text.repeat(1000)).length());
  }
}
