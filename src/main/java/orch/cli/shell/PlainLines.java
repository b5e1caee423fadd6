package orch.cli.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import orch.term.Terminal;

/**
 * Reads lines from standard input: those of a script, or those of a terminal that cannot draw over
 * a line. It reads byte by byte, because a command may read the next line itself.
 */
final class PlainLines implements LineSource {
  private final Terminal terminal;
  private final InputStream in;
  private final boolean asks;
  private int read;
  private int begin;

  /**
   * @param in standard input
   * @param asks whether to show the prompt
   */
  PlainLines(Terminal terminal, InputStream in, boolean asks) {
    this.terminal = terminal;
    this.in = in;
    this.asks = asks;
  }

  @Override
  public Optional<String> next(String prompt) throws InterruptedException {
    begin = read + 1;
    Optional<String> line = line(prompt);
    if (line.isEmpty()) {
      return line;
    }
    StringBuilder text = new StringBuilder(line.get());
    while (Words.goesOn(text.toString())) {
      Optional<String> more = line("> ");
      if (more.isEmpty()) {
        break;
      }
      text.append('\n').append(more.get());
    }
    return Optional.of(text.toString());
  }

  @Override
  public int lineNumber() {
    return begin;
  }

  private Optional<String> line(String prompt) throws InterruptedException {
    if (asks) {
      terminal.err().print(prompt);
      terminal.err().flush();
    }
    Optional<String> line = Optional.empty();
    try {
      line = read();
      return line;
    } catch (InterruptedIOException e) {
      throw new InterruptedException();
    } catch (IOException e) {
      // The terminal was closed.
      return line;
    } finally {
      if (asks && line.isEmpty()) {
        terminal.err().println();
        terminal.err().flush();
      }
    }
  }

  private Optional<String> read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = in.read();
    }
    read++;
    String text = line.toString(StandardCharsets.UTF_8);
    return next < 0 && text.isEmpty()
        ? Optional.empty()
        : Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }
}
