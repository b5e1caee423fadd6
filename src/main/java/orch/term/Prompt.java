package orch.term;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks the user at the terminal. Questions go to stderr, because stdout is for data only. */
public final class Prompt {
  private static final long SIGNAL_MILLIS = 500;

  private final Terminal terminal;

  public Prompt(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Whether questions can be asked: stdin and stderr must be terminals. */
  public boolean isPossible() {
    return terminal.isTerminal(Terminal.Stream.IN) && terminal.isTerminal(Terminal.Stream.ERR);
  }

  /**
   * Asks for a line.
   *
   * @param question may hold text from elsewhere; control characters are escaped
   * @return the line without its line end; empty at the end of the input
   */
  public Optional<String> line(String question) throws InterruptedException {
    terminal.err().print(SafeText.line(question) + " ");
    terminal.err().flush();
    Optional<String> answer = Optional.empty();
    try {
      answer = read();
      return answer;
    } finally {
      // At the end of the input and after Ctrl-C, the next message would continue the question.
      if (answer.isEmpty()) {
        terminal.err().println();
      }
    }
  }

  /** Shows a line between questions; control characters are escaped. */
  public void show(String line) {
    terminal.err().println(SafeText.line(line));
    terminal.err().flush();
  }

  /** Asks a yes-or-no question; every answer except "y" and "yes" is no. */
  public boolean agrees(String question) throws InterruptedException {
    String answer = line(question + " [y/N]").orElse("").strip();
    return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
  }

  /** Asks for a line that is not shown while it is typed, such as a password. */
  public Optional<String> hidden(String question) throws InterruptedException {
    // The echo goes off first: what the user types at once must be neither shown nor lost.
    HiddenInput hidden = HiddenInput.off();
    try {
      terminal.err().print(SafeText.line(question) + " ");
      terminal.err().flush();
      return read();
    } finally {
      hidden.close();
      terminal.err().println();
    }
  }

  private Optional<String> read() throws InterruptedException {
    try {
      // This thread reads itself: an abandoned reader thread could take a later line.
      return readLine(terminal.in());
    } catch (InterruptedIOException e) {
      throw new InterruptedException();
    } catch (IOException e) {
      // A terminal that was closed cannot be read, and the signal that says so comes a moment
      // later.
      TimeUnit.MILLISECONDS.sleep(SIGNAL_MILLIS);
      throw new IllegalStateException("cannot read from the terminal", e);
    }
  }

  private static Optional<String> readLine(InputStream in) throws IOException {
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
