package orch.term;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.TerminalBuilder;

/** Asks the person at the terminal, on stderr, and reads a line. */
public final class Question {
  private final Terminal terminal;

  public Question(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * What is typed, without the space around it; empty at the end of the input.
   *
   * @throws InterruptedException on Ctrl-C
   */
  public String ask(String words) throws InterruptedException {
    terminal.err().print(words);
    terminal.err().flush();
    return typed();
  }

  /**
   * The same without showing what is typed.
   *
   * @throws InterruptedException on Ctrl-C
   */
  public String askHidden(String words) throws InterruptedException {
    Optional<Hiding> hiding = Hiding.begin();
    try {
      return ask(hiding.isPresent() ? words : "(what you type will be seen) " + words);
    } finally {
      hiding.ifPresent(Hiding::end);
      terminal.err().println();
    }
  }

  /** A read cannot be interrupted; waiting for one can. */
  private String typed() throws InterruptedException {
    FutureTask<String> reading = new FutureTask<>(() -> line(terminal.in()));
    Thread reader = new Thread(reading, "question");
    reader.setDaemon(true);
    reader.start();
    try {
      return reading.get();
    } catch (ExecutionException e) {
      return "";
    }
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  /** A terminal that does not show what is typed, until it may again. */
  private record Hiding(org.jline.terminal.Terminal terminal, Attributes before) {
    static Optional<Hiding> begin() {
      try {
        org.jline.terminal.Terminal terminal =
            TerminalBuilder.builder()
                .system(true)
                .dumb(false)
                .nativeSignals(false)
                .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                .build();
        Attributes before = terminal.getAttributes();
        Attributes hidden = new Attributes(before);
        hidden.setLocalFlag(LocalFlag.ECHO, false);
        terminal.setAttributes(hidden);
        return Optional.of(new Hiding(terminal, before));
      } catch (IOException | IllegalStateException e) {
        return Optional.empty();
      }
    }

    void end() {
      try (terminal) {
        terminal.setAttributes(before);
      } catch (IOException e) {
        // It is closed, and the attributes are back.
        return;
      }
    }
  }
}
