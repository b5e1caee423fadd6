package orch.server;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How a local control plane runs.
 *
 * @param host the name or address to listen on
 * @param port 0 for any free one
 * @param db the database file; made when missing, with its directory
 * @param latency how long an operation takes from its acceptance to its end
 */
public record Settings(
    String host,
    int port,
    Path db,
    Duration latency,
    InstantSource clock,
    Faults faults,
    RequestLog log) {

  public Settings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
    }
    if (latency.isNegative()) {
      throw new IllegalArgumentException("a latency cannot be negative: " + latency);
    }
  }

  /** On 127.0.0.1 and any free port, one second per operation, by the system's clock. */
  public static Settings local(Path db) {
    Duration second = Duration.ofSeconds(1);
    return new Settings(
        "127.0.0.1", 0, db, second, InstantSource.system(), Faults.none(), RequestLog.NONE);
  }

  public Settings withHost(String other) {
    return new Settings(other, port, db, latency, clock, faults, log);
  }

  public Settings withPort(int other) {
    return new Settings(host, other, db, latency, clock, faults, log);
  }

  public Settings withLatency(Duration other) {
    return new Settings(host, port, db, other, clock, faults, log);
  }

  public Settings withClock(InstantSource other) {
    return new Settings(host, port, db, latency, other, faults, log);
  }

  public Settings withFaults(Faults other) {
    return new Settings(host, port, db, latency, clock, other, log);
  }

  public Settings withLog(RequestLog other) {
    return new Settings(host, port, db, latency, clock, faults, other);
  }
}
