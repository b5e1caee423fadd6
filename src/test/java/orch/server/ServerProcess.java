package orch.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A control plane in a separate process that a test can kill. */
final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private ServerProcess(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts the process; its operations complete at once. */
  static ServerProcess start(Path database, Path temporary) {
    try {
      return new ServerProcess(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-XX:TieredStopAtLevel=1",
                  "-Djava.io.tmpdir=" + temporary,
                  "-cp",
                  System.getProperty("java.class.path"),
                  Served.class.getName(),
                  database.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A client; waits until the server answers. */
  Client client() {
    try {
      return new Client(URI.create(String.valueOf(out.readLine())));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Limits the size of the files it writes, to act like a full disk: bytes, or "unlimited". */
  void limitFiles(String bytes) throws IOException, InterruptedException {
    Process limit =
        new ProcessBuilder(
                "prlimit", "--pid", String.valueOf(process.pid()), "--fsize=" + bytes + ":")
            .inheritIO()
            .start();
    if (limit.waitFor() != 0) {
      throw new AssertionError("prlimit failed");
    }
  }

  void kill() {
    try {
      if (!process.destroyForcibly().waitFor(10, TimeUnit.SECONDS)) {
        throw new AssertionError("it survived");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    kill();
    out.close();
  }

  /** The main method of the process. */
  static final class Served {
    private Served() {}

    public static void main(String[] arguments) throws Exception {
      ControlPlaneSettings settings =
          ControlPlaneSettings.local(Path.of(arguments[0]), Machines.real())
              .withLatency(Duration.ZERO);
      try (ControlPlane server = ControlPlane.start(settings)) {
        System.out.println(server.baseUrl());
        Thread.sleep(Duration.ofMinutes(1).toMillis());
      }
    }
  }
}
