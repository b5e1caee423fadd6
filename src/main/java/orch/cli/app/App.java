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

/**
 * What every command works with: the host, the global options, and the output of data and messages.
 */
public final class App {
  /** The time limit of one step in a command without its own deadline. */
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

  /** The style of data on stdout. */
  public Style dataStyle() {
    return terminal().style(Terminal.Stream.OUT, globals.color(), host.environment());
  }

  /** The style of messages on stderr. */
  public Style messageStyle() {
    return terminal().style(Terminal.Stream.ERR, globals.color(), host.environment());
  }

  /** Starts the deadline of the command, which {@link #currentDeadline} then returns. */
  public Deadline deadline(Duration timeout) {
    deadline = Deadline.in(timeout, host.ticker());
    return deadline;
  }

  public Deadline usualDeadline() {
    return Deadline.in(USUAL_PATIENCE, host.ticker());
  }

  /** The deadline that the command set last, for steps that take no deadline of their own. */
  Deadline currentDeadline() {
    return deadline == null ? usualDeadline() : deadline;
  }

  /** The clock, ticker, sleeper and random source for a local control plane. */
  public Machine machine() {
    return new Machine(host.clock(), host.ticker(), host.sleeper(), host.random());
  }

  /** The settings of this machine for connections: environment, project and profiles. */
  public Settings sources() {
    if (sources == null) {
      SettingsDirectories folders =
          new SettingsDirectories(host.home(), host.directory(), host.configDirectory());
      sources = new Settings(host.environment(), folders, terminal().err(), host.clock());
    }
    return sources;
  }

  /** The database file of the local control plane. */
  public Path localDatabase() {
    String elsewhere = host.variable("ORCH_LOCAL_DB");
    return elsewhere.isEmpty()
        ? host.dataDirectory().resolve("local.db")
        : host.directory().resolve(elsewhere);
  }

  /**
   * The output that the options ask for, for results of this kind.
   *
   * @throws UsageException if {@code --fields} names an unknown field
   */
  public Output output(View view) {
    for (String field : globals.fields()) {
      KnownFields.check("--fields", field, view);
    }
    return new Output(terminal(), dataStyle(), globals.layout());
  }

  /**
   * Writes buffered output, so that a failure to write can still be reported.
   *
   * @throws OutputLostException if the output cannot be written; nothing else reports this failure
   *     then
   */
  public void flushOutput() {
    String reason = terminal().flushOut();
    if (!reason.isEmpty()) {
      throw new OutputLostException(reason);
    }
  }

  /** Prints a note on stderr, unless {@code --quiet} is set. */
  public void note(String text) {
    if (!globals.isQuiet()) {
      terminal().err().println("orch: " + SafeText.line(text));
    }
  }

  /** Prints a warning on stderr once per command, even with {@code --quiet}. */
  public void warnOnce(String text) {
    if (!hasWarned) {
      hasWarned = true;
      terminal().err().println("orch: warning: " + SafeText.line(text));
    }
  }

  /** The wait for locks until this deadline. */
  public LockWait lockWait(Deadline deadline) {
    return new LockWait(deadline, host.sleeper(), this::note);
  }

  /** A command line of orch for the same account and API as this one, quoted for a shell. */
  public String commandLine(String command, String... words) {
    StringBuilder line = new StringBuilder("orch").append(globals.asCommandLine()).append(' ');
    line.append(command);
    for (String word : words) {
      line.append(' ').append(ShellQuoting.word(word));
    }
    return line.toString();
  }
}
