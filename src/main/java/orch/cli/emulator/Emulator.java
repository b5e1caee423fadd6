package orch.cli.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import orch.cli.app.App;
import orch.cli.app.LocalState;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Option;
import orch.cli.option.WholeNumberConverter;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.concurrent.LockWait;
import orch.json.Json;
import orch.network.BaseUrls;
import orch.server.ControlPlane;
import orch.server.ControlPlaneSettings;
import orch.server.Emulation;

/** {@code orch emulator}. */
public final class Emulator implements Command {
  private static final int USUAL_PORT = 4010;

  /** How long to wait for the lock of the database. */
  private static final Duration OPENING = Duration.ofSeconds(30);

  private final Option<String> listen =
      Option.text("--host").label("HOST").standard("127.0.0.1").description("address to listen on");
  private final Option<Integer> port =
      Option.of(Integer.class, new WholeNumberConverter(0, 65535), "--port")
          .label("N")
          .standard(String.valueOf(USUAL_PORT))
          .description("port to listen on; 0 picks a free one");
  private final DatabaseFlag db = new DatabaseFlag();
  private final EmulationFlags emulation = new EmulationFlags();
  private final Option<Boolean> listenAnyway =
      Option.toggle("--listen-anyway")
          .onlyOnCommandLine()
          .description("accept other machines: any --host, and any host name in requests");

  private final App app;

  public Emulator(App app) {
    this.app = app;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "emulator", "Run the local control plane for any client")
        .describe(
            "Serves the API on this machine until you stop it. Accepts any basic"
                + " credentials as an account. Prints one line of JSON with its base URL when"
                + " it is ready.")
        .examples(
            "orch emulator --port 0 --db /tmp/orch.db",
            "orch emulator --fault 'POST:3:503,retry-after=2' --fault create:cut-after*2",
            "orch emulator --op-fail 5% --latency 200ms..2s --seed 7  # to try a client",
            "orch emulator --clock virtual --admin",
            "orch --base-url http://127.0.0.1:4010 -p local config list")
        .takes(listen, port, db.option())
        .takes(emulation.all())
        .takes(listenAnyway);
  }

  @Override
  public Integer call() {
    String otherPlace = db.remedy() + app.sameCommand().with("--db", "/tmp/orch.db");
    String freePort = "to use any free port: " + app.sameCommand().with("--port", "0");
    ControlPlaneSettings settings = settings();
    try (ControlPlane plane = LocalState.start(settings, otherPlace, freePort)) {
      app.terminal().out().println(Json.compact(ready(plane, settings)));
      app.terminal().out().flush();
      sleepUntilInterrupted();
    }
    return ExitCode.by(app.host().stoppedBy()).code();
  }

  private static ObjectNode ready(ControlPlane plane, ControlPlaneSettings settings) {
    ObjectNode ready = Json.object();
    ready.put("baseUrl", plane.baseUrl().toString());
    Emulation emulation = settings.emulation().orElseThrow();
    if (emulation.isAdministered()) {
      ready.put("adminUrl", plane.baseUrl() + ControlPlane.ADMINISTRATION);
    }
    EmulationFlags.seed(emulation).ifPresent(seed -> ready.put("seed", seed));
    return ready;
  }

  private void sleepUntilInterrupted() {
    try {
      while (true) {
        app.host().sleeper().sleep(Duration.ofHours(1));
      }
    } catch (InterruptedException e) {
      app.note("stopped");
      // Closing waits for running exchanges only if the thread is not interrupted.
      Thread.interrupted();
    }
  }

  private ControlPlaneSettings settings() {
    LockWait opening = new LockWait(app.deadline(OPENING), app.host().sleeper(), this::say);
    ControlPlaneSettings settings =
        ControlPlaneSettings.local(app.localDatabase(), app.machine())
            .withStorage(db.storage(app))
            .withHost(host())
            .withPort(port.orElse(USUAL_PORT))
            .withOpening(opening)
            .withLog(new EmulatorLog(this::say, app.globals().isVerbose()));
    ControlPlaneSettings all =
        emulation.on(settings, app.host().clock().instant(), app.host().random());
    return listenAnyway.isSet() ? all.withAnyHost() : all;
  }

  private String host() {
    String given = listen.orElse("127.0.0.1");
    if (!BaseUrls.isLoopback(given) && !listenAnyway.isSet()) {
      throw new UsageException(
          "--host "
              + given
              + " may be reachable from other machines, and any password is"
              + " accepted: add --listen-anyway to allow it");
    }
    return given;
  }

  /** Prints a message of the server, even with {@code --quiet}. */
  private void say(String text) {
    app.messages().important(text);
  }
}
