package orch.cli.shell;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import orch.cli.ShellMachine;
import orch.host.Host;
import orch.host.ShellHook;
import orch.term.LineSyntax;
import orch.term.Terminal;

/** A shell for tests, which get at its parts: the syntax of its lines, and its session. */
public final class ShellLines {
  private final Host host;
  private final Session session;
  private final LineSyntax syntax;

  public ShellLines(Path home) {
    this(home, Map.of());
  }

  public ShellLines(Path home, Map<String, String> environment) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(InputStream.nullInputStream(), nowhere, nowhere, Set.of());
    host =
        new Host(
            environment,
            Map.of(),
            home,
            home,
            terminal,
            Clock.systemUTC(),
            () -> Duration.ofNanos(System.nanoTime()),
            pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()),
            new Random(1),
            Optional::empty);
    ShellHook hook =
        new ShellHook(Thread.currentThread(), Duration.ofSeconds(5), () -> {}, () -> {});
    session =
        new Session(
            host,
            ShellMachine.commands(),
            new Variables(environment),
            hook,
            new PlainLines(terminal, terminal.in(), false));
    syntax = new ShellSyntax(() -> session, () -> session.commands().table(host));
  }

  public LineSyntax syntax() {
    return syntax;
  }

  /** Runs a line; returns its exit code. */
  public int run(String line) {
    session.run(line);
    return session.code();
  }

  Host host() {
    return host;
  }

  /** The prompt that would be shown now. */
  public String prompt() {
    return PromptText.of(session.app());
  }

  /** The words of a line. */
  public static List<String> words(String line) {
    return Words.of(line).texts();
  }
}
