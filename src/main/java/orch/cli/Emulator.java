package orch.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import orch.json.Json;
import orch.profile.Hosts;
import orch.server.ControlPlane;
import orch.server.Faults;
import orch.server.RequestLog;
import orch.server.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code orch emulator}. */
@Command(
    name = "emulator",
    header = "Run the local control plane for any client",
    description =
        "Serves the API on this machine until it is stopped. Any basic credentials are an account."
            + " Prints one line of JSON with its base URL when it is ready.",
    footer = {
      "Examples:",
      "  orch emulator --port 0 --db /tmp/orch.db",
      "  orch emulator --fault create:503*2 --fault create:cut-after  # to try a client",
      "  orch --base-url http://127.0.0.1:4010 -p local config list"
    })
final class Emulator implements Callable<Integer> {
  @Option(names = "--host", paramLabel = "HOST", description = "where to listen (127.0.0.1)")
  private String listen = "127.0.0.1";

  @Option(names = "--port", paramLabel = "N", description = "the port (4010); 0 picks a free one")
  private int port = 4010;

  @Option(
      names = "--db",
      paramLabel = "FILE",
      description = "where the state is kept; else where profile local keeps it")
  private @Nullable String db;

  @Option(
      names = "--latency",
      paramLabel = "D",
      converter = Durations.class,
      description = "how long an operation takes (1s)")
  private Duration latency = Duration.ofSeconds(1);

  @Option(
      names = "--fault",
      paramLabel = "[WHERE:]KIND[=ARG][*COUNT]",
      description = "go wrong in this way at the next matching requests; repeatable")
  private @Nullable List<String> faults;

  @Option(
      names = "--listen-anyway",
      description = "allow a host that other machines can reach",
      fallbackValue = "true")
  private boolean listenAnyway;

  private final App app;

  Emulator(App app) {
    this.app = app;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > 65535) {
      throw new UsageProblem("--port must be 0 to 65535, not " + port);
    }
    try (ControlPlane plane = started(settings())) {
      ObjectNode ready = Json.object();
      ready.put("baseUrl", plane.baseUrl().toString());
      app.terminal().out().println(Json.compact(ready));
      app.terminal().out().flush();
      sleepUntilInterrupted();
    }
    return Exit.INTERRUPTED.code();
  }

  private static ControlPlane started(Settings settings) {
    try {
      return ControlPlane.start(settings);
    } catch (IOException e) {
      throw new UsageProblem(
          "cannot serve on port "
              + settings.port()
              + " of "
              + settings.host()
              + " from "
              + settings.db()
              + ": "
              + e.getMessage()
              + " (--port 0 picks a free port)");
    }
  }

  private void sleepUntilInterrupted() {
    try {
      while (true) {
        app.host().sleeper().sleep(Duration.ofHours(1));
      }
    } catch (InterruptedException e) {
      app.note("stopped");
      // Closing takes its time for running exchanges only while the thread is not interrupted.
      Thread.interrupted();
    }
  }

  private Settings settings() {
    Path file = db == null ? app.localDatabase() : app.host().directory().resolve(db);
    return Settings.local(file)
        .withHost(host())
        .withPort(port)
        .withLatency(latency)
        .withClock(app.host().clock())
        .withFaults(faults())
        .withLog(app.globals().isVerbose() ? this::log : RequestLog.NONE);
  }

  private String host() {
    if (!Hosts.isLoopback(listen) && !listenAnyway) {
      throw new UsageProblem(
          "--host "
              + listen
              + " may be reachable from other machines, and any password is"
              + " accepted: add --listen-anyway to allow it");
    }
    return listen;
  }

  private Faults faults() {
    try {
      return Faults.parse(faults == null ? List.of() : faults);
    } catch (IllegalArgumentException e) {
      throw new UsageProblem("--fault: " + e.getMessage());
    }
  }

  private void log(String method, String path, String key, int status) {
    String outcome = status == 0 ? "cut" : String.valueOf(status);
    app.terminal().err().println("orch: " + method + " " + path + " " + outcome);
  }
}
