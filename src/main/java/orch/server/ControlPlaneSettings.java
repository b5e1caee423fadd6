package orch.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import orch.concurrent.Deadline;
import orch.concurrent.LockWait;
import orch.server.fault.Faults;
import orch.server.store.FileStorage;
import orch.server.store.Storage;

/**
 * The settings of a local control plane.
 *
 * @param address where it listens, and which hosts it serves
 * @param storage where the state is
 * @param latency the time from an operation's acceptance to its end; not negative
 * @param opening how to wait when another process holds the database lock at opening
 * @param serving the deadline of all requests
 * @param emulation what else differs from the service; empty for the profile local
 */
public record ControlPlaneSettings(
    Address address,
    Storage storage,
    Duration latency,
    Machine machine,
    LockWait opening,
    Deadline serving,
    Optional<Emulation> emulation,
    RequestLog log) {
  private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration NO_TIMEOUT = Duration.ofDays(36_500);

  /**
   * Where a control plane listens.
   *
   * @param host a name or an address
   * @param port from 0 to 65535; 0 picks a free one
   * @param servesAnyHost whether the Host header may name any host; else only this machine
   */
  public record Address(String host, int port, boolean servesAnyHost) {
    public Address {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
      }
    }
  }

  public ControlPlaneSettings {
    if (latency.isNegative()) {
      throw new IllegalArgumentException("a latency cannot be negative: " + latency);
    }
  }

  /**
   * The default values for a database file: 127.0.0.1, a free port, one second per operation. A
   * database that is locked at opening is waited for silently, at most 30 seconds.
   */
  public static ControlPlaneSettings local(Path db, Machine machine) {
    return new ControlPlaneSettings(
        new Address("127.0.0.1", 0, false),
        new FileStorage(db),
        Duration.ofSeconds(1),
        machine,
        new LockWait(Deadline.in(OPEN_TIMEOUT, machine.ticker()), machine.sleeper(), text -> {}),
        Deadline.in(NO_TIMEOUT, machine.ticker()),
        Optional.empty(),
        RequestLog.NONE);
  }

  public ControlPlaneSettings withHost(String host) {
    return withAddress(new Address(host, address.port(), address.servesAnyHost()));
  }

  public ControlPlaneSettings withPort(int port) {
    return withAddress(new Address(address.host(), port, address.servesAnyHost()));
  }

  /** Accepts any Host header. */
  public ControlPlaneSettings withAnyHost() {
    return withAddress(new Address(address.host(), address.port(), true));
  }

  private ControlPlaneSettings withAddress(Address other) {
    return new ControlPlaneSettings(
        other, storage, latency, machine, opening, serving, emulation, log);
  }

  public ControlPlaneSettings withStorage(Storage other) {
    return new ControlPlaneSettings(
        address, other, latency, machine, opening, serving, emulation, log);
  }

  public ControlPlaneSettings withLatency(Duration other) {
    return new ControlPlaneSettings(
        address, storage, other, machine, opening, serving, emulation, log);
  }

  /**
   * With another wait for a database that is locked at opening. Its note also reports the lock
   * waits of requests.
   */
  public ControlPlaneSettings withOpening(LockWait other) {
    return new ControlPlaneSettings(
        address, storage, latency, machine, other, serving, emulation, log);
  }

  /** For one command: its deadline ends every wait for the database. */
  public ControlPlaneSettings forCommand(LockWait wait) {
    return new ControlPlaneSettings(
        address, storage, latency, machine, wait, wait.deadline(), emulation, log);
  }

  /** With faults, and nothing else that differs from the service. */
  public ControlPlaneSettings withFaults(Faults faults) {
    return withEmulation(Emulation.of(faults));
  }

  public ControlPlaneSettings withEmulation(Emulation other) {
    return new ControlPlaneSettings(
        address, storage, latency, machine, opening, serving, Optional.of(other), log);
  }

  public ControlPlaneSettings withLog(RequestLog other) {
    return new ControlPlaneSettings(
        address, storage, latency, machine, opening, serving, emulation, other);
  }
}
