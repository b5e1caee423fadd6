package orch.term;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StandardInputTest {
  /** A terminal with a user who types. Like the real one, its read cannot be interrupted. */
  private static final class Keyboard extends InputStream {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final CountDownLatch waiting = new CountDownLatch(1);

    void type(String line) {
      lines.add(line);
    }

    /** Waits until a thread reads. */
    void untilAsked() throws InterruptedException {
      waiting.await();
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      waiting.countDown();
      while (true) {
        try {
          return copied(lines.take(), into, from);
        } catch (InterruptedException e) {
          // Like a kernel read from a terminal: it continues to wait.
        }
      }
    }

    private static int copied(String line, byte[] into, int from) throws IOException {
      if (line.equals("broken")) {
        throw new IOException("the line is broken");
      }
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      System.arraycopy(bytes, 0, into, from, bytes.length);
      return bytes.length == 0 ? -1 : bytes.length;
    }
  }

  private final Keyboard keyboard = new Keyboard();
  private final InputStream in = new StandardInput(keyboard);

  private Prompt prompt() {
    return new Prompt(
        new Terminal(
            in, new Screen().stream, new Screen().stream, EnumSet.noneOf(Terminal.Stream.class)));
  }

  private void interruptedQuestion() throws InterruptedException {
    Thread asking =
        new Thread(() -> assertThrows(InterruptedException.class, () -> prompt().line("Name:")));
    asking.start();
    keyboard.untilAsked();
    asking.interrupt();
    asking.join();
  }

  @Test
  void aQuestionThatWasInterruptedDoesNotTakeTheNextLine() throws InterruptedException {
    interruptedQuestion();
    keyboard.type("the next line\n");
    assertEquals(Optional.of("the next line"), prompt().line("Name:"));
  }

  @Test
  void whatComesWhileNobodyAsksIsKept() throws InterruptedException {
    interruptedQuestion();
    keyboard.type("one\ntwo\n");
    keyboard.type("three\n");
    assertEquals(Optional.of("one"), prompt().line("1"));
    assertEquals(Optional.of("two"), prompt().line("2"));
    assertEquals(Optional.of("three"), prompt().line("3"));
  }

  @Test
  void theEndOfTheInputIsSeenByTheNextReaderToo() throws InterruptedException {
    interruptedQuestion();
    keyboard.type("");
    keyboard.type("after the end\n");
    assertEquals(Optional.empty(), prompt().line("1"));
    assertEquals(Optional.of("after the end"), prompt().line("2"), "a terminal goes on");
  }

  @Test
  void aFailureIsTheReaders() throws IOException {
    keyboard.type("broken");
    keyboard.type("x");
    IOException failure = assertThrows(IOException.class, in::read);
    assertEquals("the line is broken", failure.getMessage());
    assertEquals('x', in.read());
  }

  @Test
  void aThreadThatIsInterruptedAlreadyDoesNotWait() throws IOException {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedIOException.class, in::read);
    assertFalse(Thread.interrupted(), "the exception says it");
    keyboard.type("x");
    assertEquals('x', in.read());
  }

  @Test
  void allBytesComeThroughOnce() throws IOException {
    byte[] bytes = new byte[100_000];
    new Random(7).nextBytes(bytes);
    assertArrayEquals(bytes, new StandardInput(new ByteArrayInputStream(bytes)).readAllBytes());
  }
}
