package orch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import orch.server.ControlPlane;
import orch.server.ControlPlaneSettings;
import orch.server.Machines;
import orch.server.fault.Faults;

/** A control plane with faults that records its requests. */
public final class Server implements AutoCloseable {
  /** A request as the server saw it. */
  public record Seen(String method, String path, String key, int status) {}

  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final ControlPlane plane;

  public Server(Path directory, FakeTime time, String... faults) throws IOException {
    plane =
        started(
            ControlPlaneSettings.local(directory.resolve("server.db"), Machines.at(time, time))
                .withFaults(Faults.parse(List.of(faults)))
                .withLog(
                    (method, path, key, status) -> seen.add(new Seen(method, path, key, status))));
  }

  private static ControlPlane started(ControlPlaneSettings settings) throws IOException {
    try {
      return ControlPlane.start(settings);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The options that make orch use this server. */
  public String[] and(String... args) {
    return Orch.joined(new String[] {"-p", "local", "--base-url", url()}, args);
  }

  public String url() {
    return plane.baseUrl().toString();
  }

  /** The requests with this method, in order. */
  public List<Seen> seen(String method) {
    return seen.stream().filter(request -> request.method().equals(method)).toList();
  }

  @Override
  public void close() {
    plane.close();
  }
}
