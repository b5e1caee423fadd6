package orch.cli.app;

import java.nio.file.Path;
import java.time.Duration;
import orch.cli.output.KnownFields;
import orch.cli.problem.OutputLostException;
import orch.cli.problem.UsageException;
import orch.concurrent.Deadline;
import orch.concurrent.LockWait;
import orch.host.Host;
import orch.output.Output;
import orch.output.View;
import orch.profile.Settings;
import orch.profile.SettingsDirectories;
import orch.server.Machine;
import orch.term.SafeText;
import orch.term.Style;
import orch.term.Terminal;
import org.jspecify.annotations.Nullable;

/** What every command has: the machine it runs on, the global options, and where its words go. */
public final class App {
  /** How long a command without a deadline of its own may take over one thing it asks for. */
  private static final Duration USUAL_PATIENCE = Duration.ofMinutes(5);

  private final Host host;
  private final GlobalFlags globals;
  private @Nullable Settings sources;
  private boolean hasWarned;
  private @Nullable Deadline deadline;

  public App(Host host, GlobalFlags globals) {
    this.host = host;
    this.globals = globals;
  }

  public Host host() {
    return host;
  }

  public GlobalFlags globals() {
    return globals;
  }

  public Terminal terminal() {
    return host.terminal();
  }

  /** How data is written. */
  public Style dataStyle() {
    return terminal().style(Terminal.Stream.OUT, globals.color(), host.environment());
  }

  /** How messages are written. */
  public Style messageStyle() {
    return terminal().style(Terminal.Stream.ERR, globals.color(), host.environment());
  }

  /** The command's deadline from now on. */
  public Deadline deadline(Duration timeout) {
    deadline = Deadline.in(timeout, host.ticker());
    return deadline;
  }

  public Deadline usualDeadline() {
    return Deadline.in(USUAL_PATIENCE, host.ticker());
  }

  /** The deadline that the command set last, for what it starts on the way. */
  Deadline currentDeadline() {
    return deadline == null ? usualDeadline() : deadline;
  }

  /** What a local control plane takes from the machine. */
  public Machine machine() {
    return new Machine(host.clock(), host.ticker(), host.sleeper(), host.random());
  }

  /** What this machine says about whom to call. */
  public Settings sources() {
    if (sources == null) {
      SettingsDirectories folders =
          new SettingsDirectories(host.home(), host.directory(), host.configDirectory());
      sources = new Settings(host.environment(), folders, terminal().err(), host.clock());
    }
    return sources;
  }

  /** The file that keeps the state of the local control plane. */
  public Path localDatabase() {
    String elsewhere = host.variable("ORCH_LOCAL_DB");
    return elsewhere.isEmpty()
        ? host.dataDirectory().resolve("local.db")
        : host.directory().resolve(elsewhere);
  }

  /**
   * How the person wants things of this kind printed.
   *
   * @throws UsageException when a field was asked for that they do not have
   */
  public Output output(View view) {
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
  public void flushOutput() {
    String reason = terminal().flushOut();
    if (!reason.isEmpty()) {
      throw new OutputLostException(reason);
    }
  }

  /** Tells the person something on the side, unless they want quiet. */
  public void note(String text) {
    if (!globals.isQuiet()) {
      terminal().err().println("orch: " + SafeText.line(text));
    }
  }

  /** Warns of a lasting loss, once per command, also when the person wants quiet. */
  public void warnOnce(String text) {
    if (!hasWarned) {
      hasWarned = true;
      terminal().err().println("orch: warning: " + SafeText.line(text));
    }
  }

  /** How a command with this deadline waits for locks. */
  public LockWait lockWait(Deadline deadline) {
    return new LockWait(deadline, host.sleeper(), this::note);
  }

  /** A command line of orch that goes to the same place as this one, ready to be pasted. */
  public String commandLine(String command, String... words) {
    StringBuilder line = new StringBuilder("orch").append(globals.asCommandLine()).append(' ');
    line.append(command);
    for (String word : words) {
      line.append(' ').append(ShellQuoting.word(word));
    }
    return line.toString();
  }
}
