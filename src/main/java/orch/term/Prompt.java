package orch.term;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks the person at the terminal; questions go to stderr, for stdout is data. */
public final class Prompt {
  private final Terminal terminal;

  public Prompt(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Whether there is somebody to ask: both the answer and the question need a terminal. */
  public boolean isPossible() {
    return terminal.isTerminal(Terminal.Stream.IN) && terminal.isTerminal(Terminal.Stream.ERR);
  }

  /**
   * Asks for a line.
   *
   * @param question may hold text from elsewhere; it is made visible
   * @return what was typed, without the end of the line; empty at the end of the input
   */
  public Optional<String> line(String question) throws InterruptedException {
    terminal.err().print(SafeText.line(question) + " ");
    terminal.err().flush();
    Optional<String> answer = read();
    if (answer.isEmpty()) {
      terminal.err().println();
    }
    return answer;
  }

  /** Asks a question that takes yes or no; everything but yes is no. */
  public boolean agrees(String question) throws InterruptedException {
    String answer = line(question + " [y/N]").orElse("").strip();
    return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
  }

  /** Asks for a line that is not shown while it is typed. */
  public Optional<String> hidden(String question) throws InterruptedException {
    // First: what is typed as soon as the question is there must neither be seen nor be lost.
    HiddenInput echo = HiddenInput.off();
    try {
      terminal.err().print(SafeText.line(question) + " ");
      terminal.err().flush();
      return read();
    } finally {
      echo.close();
      terminal.err().println();
    }
  }

  private Optional<String> read() throws InterruptedException {
    try {
      // In this thread: another one could still take a line when nobody waits for it any more.
      return typed(terminal.in());
    } catch (InterruptedIOException e) {
      throw new InterruptedException();
    } catch (IOException e) {
      throw new IllegalStateException("nothing can be read from the terminal", e);
    }
  }

  private static Optional<String> typed(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      if (next != '\r') {
        line.write(next);
      }
      next = in.read();
    }
    boolean ended = next < 0 && line.size() == 0;
    return ended ? Optional.empty() : Optional.of(line.toString(StandardCharsets.UTF_8));
  }
}
