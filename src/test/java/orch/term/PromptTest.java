package orch.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class PromptTest {
  private final Screen out = new Screen();
  private final Screen err = new Screen();

  private Prompt prompt(InputStream in) {
    return new Prompt(new Terminal(in, out.stream, err.stream, Set.of()));
  }

  private Prompt typing(String text) {
    return prompt(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void theQuestionGoesToStderrAndTheAnswerIsTheLine() throws InterruptedException {
    assertEquals(Optional.of("Büro 🎉 "), typing("Büro 🎉 \r\nmore\n").line("Name:"));
    assertEquals("Name: ", err.text());
    assertEquals("", out.text());
  }

  @Test
  void oneQuestionTakesOneLine() throws InterruptedException {
    Prompt prompt = typing("a\n\nb");
    assertEquals(Optional.of("a"), prompt.line("1"));
    assertEquals(Optional.of(""), prompt.line("2"), "an empty line is an answer");
    assertEquals(Optional.of("b"), prompt.line("3"), "a last line needs no end");
    assertEquals(Optional.empty(), prompt.line("4"));
  }

  @Test
  void atTheEndOfTheInputTheLineIsEndedForThePerson() throws InterruptedException {
    assertEquals(Optional.empty(), typing("").line("Name:"));
    assertEquals("Name: " + System.lineSeparator(), err.text());
  }

  @ParameterizedTest
  @CsvSource({
    "'delete a\nb?', 'delete a\\nb? '",
    "'delete \u202egpj.exe', 'delete \\u202egpj.exe '",
    "'\u001b[2Jdelete', '\\u001b[2Jdelete '"
  })
  void textFromElsewhereCannotSteerTheTerminalInAQuestion(String question, String shown)
      throws InterruptedException {
    typing("x\n").line(question);
    assertEquals(shown, err.text());
    typing("x\n").agrees(question);
    assertEquals(shown + "[y/N] ", err.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"y\n", "Y\n", "yes\n", " YES \n", "y\r\n", "y"})
  void aYesIsAYes(String typed) throws InterruptedException {
    assertTrue(typing(typed).agrees("Sure?"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "n\n", "no\n", "yess\n", "ye\n", "ja\n", "\ny\n", "y y\n"})
  void everythingElseIsANo(String typed) throws InterruptedException {
    assertFalse(typing(typed).agrees("Sure?"));
  }

  @ParameterizedTest
  @CsvSource({"IN, ERR, true", "IN, OUT, false", "OUT, ERR, false", "IN, IN, false"})
  void askingTakesATerminalForTheQuestionAndForTheAnswer(
      Terminal.Stream one, Terminal.Stream other, boolean possible) {
    Prompt prompt =
        new Prompt(
            new Terminal(
                InputStream.nullInputStream(), out.stream, err.stream, EnumSet.of(one, other)));
    assertEquals(possible, prompt.isPossible());
  }

  @Test
  void whoIsInterruptedDoesNotWaitForAnAnswer() throws Exception {
    try (PipedOutputStream nobodyTypes = new PipedOutputStream();
        InputStream in = new PipedInputStream(nobodyTypes)) {
      Prompt prompt = prompt(in);
      Thread asking =
          new Thread(() -> assertThrows(InterruptedException.class, () -> prompt.line("Name:")));
      asking.start();
      asking.join(200);
      assertTrue(asking.isAlive(), "it waits for an answer");
      asking.interrupt();
      asking.join(10_000);
      assertFalse(asking.isAlive());
      assertEquals("Name: " + System.lineSeparator(), err.text());
    }
  }

  @Test
  void aTerminalThatCannotBeReadIsNoAnswer() throws IOException {
    try (InputStream unconnected = new PipedInputStream()) {
      Prompt prompt = prompt(unconnected);
      assertThrows(IllegalStateException.class, () -> prompt.line("Name:"));
    }
  }
}
