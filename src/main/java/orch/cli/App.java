package orch.cli;

import java.nio.file.Path;
import java.time.Duration;
import orch.Host;
import orch.operation.Deadline;
import orch.operation.LockWait;
import orch.profile.Folders;
import orch.profile.Sources;
import orch.server.Machine;
import orch.term.Output;
import orch.term.Style;
import orch.term.Terminal;
import orch.term.View;
import orch.term.Visible;
import org.jspecify.annotations.Nullable;

/** What every command has: the machine it runs on, the global options, and where its words go. */
final class App {
  /** How long a command without a deadline of its own may take over one thing it asks for. */
  private static final Duration USUAL_PATIENCE = Duration.ofMinutes(5);

  private final Host host;
  private final Globals globals;
  private @Nullable Sources sources;
  private boolean hasWarned;
  private @Nullable Deadline deadline;

  App(Host host, Globals globals) {
    this.host = host;
    this.globals = globals;
  }

  Host host() {
    return host;
  }

  Globals globals() {
    return globals;
  }

  Terminal terminal() {
    return host.terminal();
  }

  /** How data is written. */
  Style dataStyle() {
    return terminal().style(Terminal.Stream.OUT, globals.color(), host.environment());
  }

  /** How messages are written. */
  Style messageStyle() {
    return terminal().style(Terminal.Stream.ERR, globals.color(), host.environment());
  }

  /** The command's deadline from now on. */
  Deadline deadline(Duration timeout) {
    deadline = Deadline.in(timeout, host.ticker());
    return deadline;
  }

  Deadline usualDeadline() {
    return Deadline.in(USUAL_PATIENCE, host.ticker());
  }

  /** The deadline that the command set last, for what it starts on the way. */
  Deadline currentDeadline() {
    return deadline == null ? usualDeadline() : deadline;
  }

  /** What a local control plane takes from the machine. */
  Machine machine() {
    return new Machine(host.clock(), host.ticker(), host.sleeper(), host.random());
  }

  /** What this machine says about whom to call. */
  Sources sources() {
    if (sources == null) {
      Folders folders = new Folders(host.home(), host.directory(), host.configDirectory());
      sources = new Sources(host.environment(), folders, terminal().err(), host.clock());
    }
    return sources;
  }

  /** The file that keeps the state of the local control plane. */
  Path localDatabase() {
    String elsewhere = host.variable("ORCH_LOCAL_DB");
    return elsewhere.isEmpty()
        ? host.dataDirectory().resolve("local.db")
        : host.directory().resolve(elsewhere);
  }

  /**
   * How the person wants things of this kind printed.
   *
   * @throws UsageProblem when a field was asked for that they do not have
   */
  Output output(View view) {
    for (String field : globals.fields()) {
      KnownFields.check("--fields", field, view);
    }
    return new Output(terminal(), dataStyle(), globals.layout());
  }

  /**
   * Makes sure that what was printed is written, where a message has to say what was done.
   *
   * @throws OutputLostException when it cannot be written; nobody else reports that then
   */
  void flushOutput() {
    String reason = terminal().flushOut();
    if (!reason.isEmpty()) {
      throw new OutputLostException(reason);
    }
  }

  /** Tells the person something on the side, unless they want quiet. */
  void note(String text) {
    if (!globals.isQuiet()) {
      terminal().err().println("orch: " + Visible.line(text));
    }
  }

  /** Warns of a lasting loss, once per command, also when the person wants quiet. */
  void warnOnce(String text) {
    if (!hasWarned) {
      hasWarned = true;
      terminal().err().println("orch: warning: " + Visible.line(text));
    }
  }

  /** How a command with this deadline waits for locks. */
  LockWait lockWait(Deadline deadline) {
    return new LockWait(deadline, host.sleeper(), this::note);
  }

  /** A command line of orch that goes to the same place as this one, ready to be pasted. */
  String commandLine(String command, String... words) {
    StringBuilder line = new StringBuilder("orch").append(globals.again()).append(' ');
    line.append(command);
    for (String word : words) {
      line.append(' ').append(Shell.word(word));
    }
    return line.toString();
  }
}
