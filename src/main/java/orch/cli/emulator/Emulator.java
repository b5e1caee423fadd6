package orch.cli.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import orch.cli.app.App;
import orch.cli.app.LocalState;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.option.DurationConverter;
import orch.cli.option.Option;
import orch.cli.option.WholeNumberConverter;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.concurrent.LockWait;
import orch.json.Json;
import orch.network.BaseUrls;
import orch.server.ControlPlane;
import orch.server.ControlPlaneSettings;
import orch.server.fault.Faults;

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
  private final Option<String> db =
      Option.text("--db")
          .label("FILE")
          .content(Content.FILE)
          .description("file for the state; default: the file of profile local");
  private final Option<Duration> latency =
      Option.of(Duration.class, new DurationConverter(), "--latency")
          .label("D")
          .standard("1s")
          .description("duration of each operation");
  private final Option<List<String>> faults =
      Option.texts("--fault")
          .label("[WHERE:]KIND[=ARG][*COUNT]")
          .description("fault to simulate at the next matching requests; repeatable");
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
            "orch emulator --fault create:503*2 --fault create:cut-after  # to try a client",
            "orch --base-url http://127.0.0.1:4010 -p local config list")
        .takes(listen, port, db, latency, faults, listenAnyway);
  }

  @Override
  public Integer call() {
    String otherFile = "to use another file: " + app.sameCommand().with("--db", "/tmp/orch.db");
    String freePort = "to use any free port: " + app.sameCommand().with("--port", "0");
    try (ControlPlane plane = LocalState.start(settings(), otherFile, freePort)) {
      ObjectNode ready = Json.object();
      ready.put("baseUrl", plane.baseUrl().toString());
      app.terminal().out().println(Json.compact(ready));
      app.terminal().out().flush();
      sleepUntilInterrupted();
    }
    return ExitCode.by(app.host().stoppedBy()).code();
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
    Path file = db.value().map(app.host().directory()::resolve).orElseGet(app::localDatabase);
    LockWait opening = new LockWait(app.deadline(OPENING), app.host().sleeper(), this::say);
    ControlPlaneSettings settings =
        ControlPlaneSettings.local(file, app.machine())
            .withHost(host())
            .withPort(port.orElse(USUAL_PORT))
            .withLatency(latency.orElse(Duration.ofSeconds(1)))
            .withOpening(opening)
            .withFaults(faults())
            .withLog(new EmulatorLog(this::say, app.globals().isVerbose()));
    return listenAnyway.isSet() ? settings.withAnyHost() : settings;
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

  private Faults faults() {
    try {
      return Faults.parse(faults.orElse(List.of()));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--fault: " + e.getMessage());
    }
  }

  /** Prints a message of the server, even with {@code --quiet}. */
  private void say(String text) {
    app.messages().important(text);
  }
}
