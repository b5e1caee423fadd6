package orch.cli.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import orch.cli.app.App;
import orch.cli.app.GlobalFlags;
import orch.cli.app.Messages;
import orch.cli.problem.UsageException;
import orch.host.Host;
import orch.host.ShellHook;
import orch.host.StopSignal;
import orch.term.SafeText;

/** The state of a shell, and the running of its lines. Each command gets a host of its own. */
final class Session {
  /** The property that tells a command that a shell runs it. */
  static final String RUNNING = "orch.shell";

  private final Host host;
  private final Commands commands;
  private final Variables variables;
  private final ShellHook hook;
  private final Map<Object, Object> properties;
  private final AliasCommands aliases;
  private final BuiltIns builtIns;
  private int code;
  private boolean isLeft;
  private boolean wasInterrupted;

  Session(Host host, Commands commands, Variables variables, ShellHook hook, LineSource lines) {
    this.host = host;
    this.commands = commands;
    this.variables = variables;
    this.hook = hook;
    this.properties = new HashMap<>(host.properties());
    properties.put(RUNNING, "true");
    this.aliases = new AliasCommands(this, new Aliases(host));
    this.builtIns = new BuiltIns(this, aliases, lines);
  }

  /** The exit code of the last command. */
  int code() {
    return code;
  }

  /** Whether the shell was left, by {@code exit} or by a signal that ends it. */
  boolean isLeft() {
    return isLeft || hook.ending().isPresent();
  }

  /** Whether Ctrl-C stopped the last command. */
  boolean wasInterrupted() {
    return wasInterrupted;
  }

  /** Leaves the shell with an exit code. */
  void leave(int exitCode) {
    code = exitCode;
    isLeft = true;
  }

  Variables variables() {
    return variables;
  }

  Commands commands() {
    return commands;
  }

  AliasCommands aliases() {
    return aliases;
  }

  /** Prints a line of the shell itself. */
  void print(String line) {
    app().terminal().out().println(SafeText.lines(line));
  }

  /** The host of a command that no signal stops. */
  Host host() {
    return host(Optional::empty);
  }

  private Host host(Supplier<Optional<StopSignal>> signal) {
    return new Host(
        variables.forCommands(),
        properties,
        host.home(),
        host.directory(),
        host.terminal(),
        host.clock(),
        host.ticker(),
        host.sleeper(),
        host.random(),
        signal);
  }

  /** A command's view of the host, for what the shell itself says. */
  App app() {
    return new App(host(), new GlobalFlags());
  }

  /** Runs the commands of a text, which was typed as one line or pasted. */
  void run(String text) {
    int from = 0;
    wasInterrupted = false;
    while (from < text.length() && !isLeft() && !wasInterrupted) {
      Words words = Words.at(text, from);
      runOne(text.substring(from, words.end()), words);
      from = words.end() + 1;
    }
  }

  private void runOne(String text, Words words) {
    List<String> typed = words.texts();
    if (text.isBlank() || (typed.isEmpty() && !words.isOpen())) {
      return;
    }
    try {
      if (words.isOpen()) {
        throw new UsageException("a quote is not closed, or nothing follows a backslash");
      }
      code =
          text.strip().startsWith(UserShell.SIGN)
              ? runProgram(text.strip().substring(UserShell.SIGN.length()))
              : runWords(text, words.all());
    } catch (RuntimeException problem) {
      code = commands.report(host(), problem, typed);
    } catch (InterruptedException e) {
      code = StopSignal.INT.exitCode();
    } finally {
      forget();
    }
  }

  private int runWords(String text, List<Words.Word> words) throws InterruptedException {
    Unexpanded.refuseOperators(words);
    Unexpanded.note(words, app().messages()::note);
    List<String> typed = words.stream().map(Words.Word::text).toList();
    boolean isPrefixed = typed.size() > 1 && typed.get(0).equals("orch");
    List<String> line = isPrefixed ? typed.subList(1, typed.size()) : typed;
    if (line.equals(List.of("orch"))) {
      line = List.of();
    }
    ShellHook.Turn turn = hook.turn();
    try (turn) {
      Optional<Integer> own = builtIns.run(text, line);
      return own.isPresent() ? own.get() : runCommand(host(turn), aliases.expanded(line));
    } finally {
      wasInterrupted = turn.get().isPresent();
    }
  }

  /** Runs a command, and takes back what it changed in the process. */
  private int runCommand(Host its, List<String> words) {
    Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
    try {
      return commands.run(its, words.toArray(String[]::new));
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(handler);
    }
  }

  private int runProgram(String command) throws InterruptedException {
    try (ShellHook.Turn turn = hook.turnOfProgram()) {
      host.terminal().out().flush();
      int ended = new UserShell(host(turn)).run(command);
      builtIns.keepModeAfter(ended);
      if (ended == StopSignal.INT.exitCode()) {
        // The terminal has shown ^C, and the prompt would stand behind it.
        host.terminal().err().println();
      }
      return ended;
    }
  }

  /** Runs one of orch's own commands for a built-in one. */
  int runOwn(String... words) {
    return runCommand(host(), List.of(words));
  }

  private void forget() {
    host.terminal().out().flush();
    host.terminal().err().flush();
    host.terminal().forgetLostOutput();
    builtIns.restoreMode();
  }

  Messages messages() {
    return app().messages();
  }

  /** Words with another beginning. */
  static List<String> joined(List<String> first, List<String> rest) {
    List<String> all = new ArrayList<>(first);
    all.addAll(rest);
    return all;
  }
}
