package orch.server;

import java.nio.file.Path;
import java.time.Duration;
import orch.concurrent.Deadline;
import orch.concurrent.LockWait;
import orch.server.fault.Faults;

/**
 * How a local control plane runs.
 *
 * @param address where it listens, and for whom
 * @param db the database file; made when missing, with its directory
 * @param latency how long an operation takes from its acceptance to its end
 * @param opening how to wait while another process has the database locked as it is opened
 * @param serving the moment by which every request wants its answer
 */
public record Settings(
    Address address,
    Path db,
    Duration latency,
    Machine machine,
    LockWait opening,
    Deadline serving,
    Faults faults,
    RequestLog log) {
  private static final Duration OPENING = Duration.ofSeconds(30);
  private static final Duration ENDLESS = Duration.ofDays(36_500);

  /**
   * Where a control plane listens.
   *
   * @param host a name or an address
   * @param port 0 for any free one
   * @param servesAnyHost whether requests may name any host; else only this machine's own names
   */
  public record Address(String host, int port, boolean servesAnyHost) {
    public Address {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
      }
    }
  }

  public Settings {
    if (latency.isNegative()) {
      throw new IllegalArgumentException("a latency cannot be negative: " + latency);
    }
  }

  /**
   * On 127.0.0.1 and any free port, one second per operation; half a minute, without a word, for a
   * database that is locked when it is opened.
   */
  public static Settings local(Path db, Machine machine) {
    return new Settings(
        new Address("127.0.0.1", 0, false),
        db,
        Duration.ofSeconds(1),
        machine,
        new LockWait(Deadline.in(OPENING, machine.ticker()), machine.sleeper(), text -> {}),
        Deadline.in(ENDLESS, machine.ticker()),
        Faults.none(),
        RequestLog.NONE);
  }

  public Settings withHost(String host) {
    return withAddress(new Address(host, address.port(), address.servesAnyHost()));
  }

  public Settings withPort(int port) {
    return withAddress(new Address(address.host(), port, address.servesAnyHost()));
  }

  /** Serves requests whatever host they name. */
  public Settings withAnyHost() {
    return withAddress(new Address(address.host(), address.port(), true));
  }

  private Settings withAddress(Address other) {
    return new Settings(other, db, latency, machine, opening, serving, faults, log);
  }

  public Settings withLatency(Duration other) {
    return new Settings(address, db, other, machine, opening, serving, faults, log);
  }

  /** With another wait for a database that is locked when it is opened, and another's notes. */
  public Settings withOpening(LockWait other) {
    return new Settings(address, db, latency, machine, other, serving, faults, log);
  }

  /** For the requests of one command: its deadline ends every wait for the database. */
  public Settings forCommand(LockWait wait) {
    return new Settings(address, db, latency, machine, wait, wait.deadline(), faults, log);
  }

  public Settings withFaults(Faults other) {
    return new Settings(address, db, latency, machine, opening, serving, other, log);
  }

  public Settings withLog(RequestLog other) {
    return new Settings(address, db, latency, machine, opening, serving, faults, other);
  }
}
