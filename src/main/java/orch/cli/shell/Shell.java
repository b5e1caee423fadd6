package orch.cli.shell;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.complete.CompletionTable;
import orch.cli.problem.ExitCode;
import orch.host.Host;
import orch.host.ShellHook;
import orch.host.StopSignal;
import orch.host.Version;
import orch.term.LineEditor;
import orch.term.Prompt;
import orch.term.Terminal;
import org.jspecify.annotations.Nullable;

/** The loop of a shell: reads a line, runs it, until the end. */
final class Shell {
  /** In this time, an interrupted command prints how to continue. */
  private static final Duration GRACE_PERIOD = Duration.ofSeconds(5);

  private final App app;
  private final Host host;
  private final Commands commands;
  private final Variables variables;
  private final boolean isInteractive;
  private @Nullable CompletionTable table;
  private @Nullable Session session;
  private @Nullable LineSource source;

  Shell(App app, Commands commands) {
    this.app = app;
    this.host = app.host();
    this.commands = commands;
    this.variables = new Variables(host.environment());
    variables.take(app.globals());
    this.isInteractive = new Prompt(host.terminal()).isPossible();
  }

  /**
   * Runs to the end of the input.
   *
   * @return the exit code of the last command
   */
  int run() {
    ShellHook hook =
        new ShellHook(Thread.currentThread(), GRACE_PERIOD, this::tellStuck, this::restoreTerminal);
    LineSource lines = lines();
    source = lines;
    Session running = new Session(host, commands, variables, hook, lines);
    session = running;
    try (hook) {
      hook.open();
      if (isInteractive) {
        app.note(
            "version " + Version.NUMBER + "; help shell explains this shell, Ctrl-D leaves it");
      }
      return isInteractive ? talk(running, hook, lines) : runScript(running, hook, lines);
    } finally {
      lines.close();
    }
  }

  private LineSource lines() {
    Terminal terminal = host.terminal();
    if (!isInteractive) {
      return new PlainLines(terminal, terminal.in(), false);
    }
    if (!Terminal.isDumb(host.environment())) {
      try {
        ShellSyntax syntax = new ShellSyntax(() -> session, this::table);
        LineEditor editor =
            LineEditor.open(terminal, host.environment(), syntax, app.messageStyle());
        return new EditedLines(editor, new History(host), app.messages()::warning);
      } catch (IOException e) {
        // This terminal has no native library: lines are read as on a dumb one.
        return new PlainLines(terminal, terminal.in(), true);
      }
    }
    return new PlainLines(terminal, terminal.in(), true);
  }

  /** The table of completion, made once. */
  private CompletionTable table() {
    CompletionTable made = table;
    if (made == null) {
      made = commands.table(host);
      table = made;
    }
    return made;
  }

  private int talk(Session running, ShellHook hook, LineSource lines) {
    while (!running.isLeft()) {
      Optional<String> line;
      ShellHook.Turn turn = hook.turn();
      try (turn) {
        line = lines.next(PromptText.of(running.app()));
      } catch (InterruptedException e) {
        discardTyped(lines);
        continue;
      }
      if (line.isEmpty()) {
        break;
      }
      lines.remember(line.get());
      running.run(line.get());
      if (running.wasInterrupted()) {
        discardTyped(lines);
      }
    }
    return code(running, hook);
  }

  private void discardTyped(LineSource lines) {
    host.terminal().discardTyped();
    lines.discardTyped();
  }

  private int runScript(Session running, ShellHook hook, LineSource lines) {
    while (!running.isLeft()) {
      Optional<String> line;
      ShellHook.Turn turn = hook.turn();
      try (turn) {
        line = lines.next("");
      } catch (InterruptedException e) {
        return hook.ending().orElse(StopSignal.INT).exitCode();
      }
      if (line.isEmpty()) {
        break;
      }
      running.run(line.get());
      if (running.code() != ExitCode.DONE.code() && !running.isLeft()) {
        tellFailure(running, lines.lineNumber(), line.get());
        break;
      }
    }
    return code(running, hook);
  }

  private static int code(Session running, ShellHook hook) {
    return hook.ending().map(StopSignal::exitCode).orElse(running.code());
  }

  private static void tellFailure(Session running, int lineNumber, String line) {
    String first = line.strip().lines().findFirst().orElse("");
    String shown = SecretLines.mayBe(line) ? "" : " (" + first + ")";
    running
        .messages()
        .important(
            "line "
                + lineNumber
                + shown
                + " failed with exit code "
                + running.code()
                + "; the lines after it were not run");
  }

  private void tellStuck() {
    app.messages()
        .important("the command has not stopped yet; Ctrl-C once more ends it and this shell");
  }

  private void restoreTerminal() {
    LineSource lines = source;
    if (lines != null) {
      lines.restoreMode();
    }
  }
}
