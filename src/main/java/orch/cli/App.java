package orch.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import orch.Host;
import orch.api.Api;
import orch.api.Manner;
import orch.api.Retry;
import orch.api.Target;
import orch.api.Trace;
import orch.journal.Journal;
import orch.operation.Deadline;
import orch.operation.LockWait;
import orch.profile.Connection;
import orch.profile.Folders;
import orch.profile.Sources;
import orch.server.ControlPlane;
import orch.server.Machine;
import orch.server.Settings;
import orch.term.Output;
import orch.term.Style;
import orch.term.Terminal;
import orch.term.View;
import orch.term.Visible;
import org.jspecify.annotations.Nullable;

/** What the commands share, made when it is first needed: help needs no credentials. */
final class App implements AutoCloseable {
  /** How long a command without a deadline of its own may take over one thing it asks for. */
  private static final Duration USUAL_PATIENCE = Duration.ofMinutes(5);

  private final Host host;
  private final Globals globals;
  private @Nullable Sources sources;
  private @Nullable Connection connection;
  private @Nullable ControlPlane local;
  private @Nullable Api api;
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

  /** The command's deadline from now on; the local control plane goes by it, too. */
  Deadline deadline(Duration timeout) {
    deadline = Deadline.in(timeout, host.ticker());
    return deadline;
  }

  Deadline usualDeadline() {
    return Deadline.in(USUAL_PATIENCE, host.ticker());
  }

  /** What this machine says about whom to call. */
  Sources sources() {
    if (sources == null) {
      Folders folders = new Folders(host.home(), host.directory(), host.configDirectory());
      sources = new Sources(host.environment(), folders, terminal().err(), host.clock());
    }
    return sources;
  }

  Connection connection() {
    if (connection == null) {
      connection = Connection.choose(globals.wanted(), sources());
    }
    return connection;
  }

  Api api() {
    if (api == null) {
      connection().expect(globals.expectedAccount());
      String authorization = connection().credentials().authorization();
      Retry retry = new Retry(globals.maxRetries(), host.random()::nextDouble);
      Duration attempt = globals.httpTimeout();
      api = new Api(target(authorization), manner(attempt, retry));
    }
    return api;
  }

  /** Where requests go, and how to get there. */
  Target target(String authorization) {
    URI url = url();
    return new Target(url, authorization, Ways.to(url, globals, host));
  }

  private Manner manner(Duration attempt, Retry retry) {
    return new Manner(
        attempt,
        retry,
        "orch/" + Version.NUMBER,
        host.clock(),
        host.ticker(),
        host.sleeper(),
        trace());
  }

  private Trace trace() {
    Trace log =
        globals.isVerbose()
            ? new WireLog(terminal().err(), messageStyle(), globals.isDebug())
            : Trace.NONE;
    return globals.isCurl() ? new CurlLog(terminal().err(), new CurlCommand(this), log) : log;
  }

  /** Where requests go; the local control plane has no port before it runs. */
  URI shownBaseUrl() {
    return connection().baseUrl().orElse(URI.create("http://127.0.0.1"));
  }

  /** Where the API is; the local control plane is started where it is wanted. */
  URI url() {
    return connection().baseUrl().orElseGet(() -> localControlPlane().baseUrl());
  }

  private ControlPlane localControlPlane() {
    if (local == null) {
      Deadline until = deadline == null ? usualDeadline() : deadline;
      Settings settings = Settings.local(localDatabase(), machine());
      local =
          LocalState.start(settings.forCommand(new LockWait(until, host.sleeper(), this::note)));
    }
    return local;
  }

  /** What a control plane takes from the machine. */
  Machine machine() {
    return new Machine(host.clock(), host.ticker(), host.sleeper(), host.random());
  }

  /** The file that keeps the state of the local control plane. */
  Path localDatabase() {
    String elsewhere = host.variable("ORCH_LOCAL_DB");
    return elsewhere.isEmpty()
        ? host.dataDirectory().resolve("local.db")
        : host.directory().resolve(elsewhere);
  }

  Journal journal() {
    return new Journal(host.stateDirectory().resolve("journal.jsonl"), host.clock());
  }

  /**
   * How the journal names where writes go; the local control plane's address differs from command
   * to command.
   */
  String journalTarget() {
    return connection().baseUrl().map(URI::toString).orElse(Connection.LOCAL);
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

  /** Tells the person something on the side, unless they want quiet. */
  void note(String text) {
    if (!globals.isQuiet()) {
      terminal().err().println("orch: " + Visible.line(text));
    }
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

  @Override
  public void close() {
    if (api != null) {
      api.close();
    }
    if (local != null) {
      local.close();
    }
  }
}
