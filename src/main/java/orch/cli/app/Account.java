package orch.cli.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import orch.api.Api;
import orch.api.ClientOptions;
import orch.api.Resource;
import orch.api.Retry;
import orch.api.Target;
import orch.api.Trace;
import orch.host.Host;
import orch.host.Version;
import orch.journal.Entry;
import orch.journal.Journal;
import orch.journal.SharedScan;
import orch.lint.Finding;
import orch.lint.Rules;
import orch.names.NameFile;
import orch.names.Names;
import orch.names.Renewals;
import orch.operation.Write;
import orch.profile.Connection;
import orch.profile.ConnectionFlags;
import orch.profile.ConnectionOrigin;
import orch.profile.Sid;
import orch.server.ControlPlane;
import orch.server.ControlPlaneSettings;
import orch.term.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * The account that a command works with: its connection, its API client and its journal. Each part
 * is created on first use, because a dry run, for example, needs no client.
 */
public class Account implements AutoCloseable {
  private final App app;
  private @Nullable Map<Resource, Account> others;
  private boolean isChecked;
  private @Nullable Function<ConnectionFlags, Connection> source;
  private final SharedScan scan = new SharedScan();
  private boolean savesIndex;
  private @Nullable Connection connection;
  private @Nullable ControlPlane local;
  private @Nullable Api api;
  private @Nullable SeenNames names;
  private @Nullable StalledRequests stalled;
  private @Nullable WriteLog log;

  public Account(App app) {
    this.app = app;
  }

  /**
   * An account that no profile and no variable chooses.
   *
   * @param source makes its connection, with what the options say about the place of the API
   */
  public Account(App app, Function<ConnectionFlags, Connection> source) {
    this(app);
    this.source = source;
  }

  public App app() {
    return app;
  }

  /** The same account at the API that has these resources. */
  public synchronized Account at(Resource resource) {
    if (others == null) {
      others = new HashMap<>();
    }
    return others.computeIfAbsent(resource, each -> ResourceAccount.of(this, each));
  }

  public Connection connection() {
    if (connection == null) {
      ConnectionFlags wanted = app.globals().wanted();
      connection = source == null ? Connection.choose(wanted, app.sources()) : source.apply(wanted);
    }
    return connection;
  }

  public synchronized Api api() {
    if (api == null) {
      check();
      String authorization = connection().credentials().authorization();
      Retry retry = new Retry(app.globals().maxRetries(), app.host().random()::nextDouble);
      Duration attempt = app.globals().httpTimeout();
      api = api(target(authorization), manner(attempt, retry));
    }
    return api;
  }

  /** A new client for the API. */
  Api api(Target target, ClientOptions options) {
    return new Api(target, options);
  }

  /** Warns and refuses once, however many APIs a command uses. */
  void check() {
    synchronized (this) {
      if (!isChecked) {
        warnAboutAccount();
        connection().expect(app.globals().expectedAccount());
        isChecked = true;
      }
    }
  }

  /** What is wrong with the form of the account's SID; settings files have their own checks. */
  public Optional<Finding> oddSid() {
    String variable = "TWILIO_ACCOUNT_SID";
    String sid = app.host().variable(variable).strip();
    boolean isUsed = !sid.isEmpty() && connection().origin().profile().isEmpty();
    return !isUsed || Sid.isAccount(sid)
        ? Optional.empty()
        : Rules.ACCOUNT_SID.check(variable, sid);
  }

  private void warnAboutAccount() {
    Optional<Finding> odd = oddSid();
    if (odd.isPresent()) {
      app.messages().warning(odd.get());
    }
    String expected = app.globals().expectedAccount();
    if (!expected.isEmpty() && !Sid.isAccount(expected)) {
      app.messages().warning(Rules.ACCOUNT_SID.check("--expect-account", expected).orElseThrow());
    }
  }

  /** The base URL, credentials and network path of requests. */
  public Target target(String authorization) {
    URI url = url();
    return new Target(url, authorization, Routes.to(url, app.globals(), app.host()));
  }

  private ClientOptions manner(Duration attempt, Retry retry) {
    Host host = app.host();
    AccountRun run = app.accountRun();
    return new ClientOptions(
        attempt,
        retry,
        "orch/" + Version.NUMBER,
        host.clock(),
        host.ticker(),
        host.sleeper(),
        trace(),
        run == null ? null : run.connections());
  }

  private Trace trace() {
    GlobalFlags globals = app.globals();
    Trace log = globals.isVerbose() ? new WireLog(app.messages(), globals.isDebug()) : Trace.NONE;
    if (globals.isCurl()) {
      log =
          new CurlLog(app.messages(), new CurlCommand(app.host(), globals, this::connection), log);
    }
    boolean isWatched =
        app.terminal().canRedraw(Terminal.Stream.ERR, app.host().environment())
            && StalledRequests.isWanted(app);
    if (!isWatched) {
      return log;
    }
    stalled = new StalledRequests(app, log);
    return stalled;
  }

  /** The base URL for display; the local control plane has no port before it starts. */
  public URI shownBaseUrl() {
    return connection().baseUrl().orElse(URI.create("http://127.0.0.1"));
  }

  /** The base URL of the API. Starts the local control plane if the profile selects it. */
  public URI url() {
    Optional<URI> elsewhere = connection().baseUrl();
    return elsewhere.isPresent() ? elsewhere.get() : localControlPlane().baseUrl();
  }

  private synchronized ControlPlane localControlPlane() {
    if (local == null) {
      ControlPlaneSettings settings =
          ControlPlaneSettings.local(app.localDatabase(), app.machine());
      local = LocalState.start(settings.forCommand(app.lockWait(app.currentDeadline())));
    }
    return local;
  }

  public Journal journal() {
    AccountRun run = app.accountRun();
    return new Journal(
        app.host().stateDirectory(), app.host().clock(), run == null ? scan : run.journal());
  }

  /**
   * Saves the journal's index when the account is closed, for a command that sends many writes: the
   * next command would have to read all their lines.
   */
  public void saveIndexAtEnd() {
    savesIndex = true;
  }

  /**
   * The name of the API in the journal. For the local control plane this is a constant, because its
   * port differs from command to command.
   */
  public String journalTarget() {
    Optional<URI> elsewhere = connection().baseUrl();
    return elsewhere.isPresent() ? elsewhere.get().toString() : Connection.LOCAL;
  }

  /** The account of the writes in the journal. */
  public String journalAccount() {
    return connection().credentials().account();
  }

  /** The name of the profile in use; the environment counts as one. */
  private String profileName() {
    String profile = connection().origin().profile();
    return profile.isEmpty() ? Connection.ENVIRONMENT : profile;
  }

  /**
   * The log of the command's writes, which a report or a receipt is made of; null when nobody needs
   * it.
   */
  public @Nullable WriteLog log() {
    return log == null && app.ci() != CiMode.NONE ? startLog() : log;
  }

  /** Starts the log, if there is none yet. */
  public WriteLog startLog() {
    WriteLog started = log == null ? new WriteLog(app.host().clock()) : log;
    log = started;
    return started;
  }

  /** The journal entry of a write. */
  public Entry entry(Write write) {
    return new Entry(write, journalTarget(), journalAccount()).by(profileName(), app.command());
  }

  /** Takes the names that the command sees, for the shell's completion. */
  public SeenNames names() {
    if (names == null) {
      names = new SeenNames();
    }
    return names;
  }

  /**
   * Writes the names that the command has seen; its output has been flushed. Completion is a
   * convenience, so a file that cannot be written is no failure of the command.
   */
  public void saveNames() {
    if (names == null || (names.lines().isEmpty() && !names.isWhole())) {
      return;
    }
    NameFile file = new NameFile(app.host().cacheDirectory(), nameOfNames());
    try {
      if (names.isWhole()) {
        file.replaceConfigurations(names.lines());
        new Renewals(app.host().cacheDirectory(), nameOfNames())
            .succeeded(app.host().clock().instant());
      } else {
        file.append(names.lines());
      }
    } catch (IOException | RuntimeException e) {
      return;
    }
  }

  /** The names of configurations that earlier commands have seen. */
  public Names knownNames() {
    return new NameFile(app.host().cacheDirectory(), nameOfNames()).read();
  }

  /** The file of how long the account's operations took. */
  public Path durations() {
    return app.host().cacheDirectory().resolve("durations").resolve(nameOfNames());
  }

  /**
   * The name of the file of names, by the account in use; the scripts of the shells make the same.
   */
  public String nameOfNames() {
    ConnectionFlags wanted = app.globals().wanted();
    ConnectionOrigin origin = connection().origin();
    String region = origin.profile().isEmpty() ? origin.region() : wanted.region();
    return NameFile.name(
        origin.profile(),
        connection().credentials().account(),
        wanted.baseUrl().isEmpty() ? region : wanted.baseUrl());
  }

  @Override
  public void close() {
    if (others != null) {
      others.values().forEach(Account::close);
    }
    if (savesIndex && app.accountRun() == null) {
      journal().saveIndex();
    }
    if (stalled != null) {
      stalled.close();
    }
    if (api != null) {
      api.close();
    }
    if (local != null) {
      local.close();
    }
  }
}
