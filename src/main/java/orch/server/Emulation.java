package orch.server;

import java.time.Duration;
import java.util.Optional;
import orch.server.Request.Conditions;
import orch.server.fault.Arrival;
import orch.server.fault.Faults;
import orch.server.fault.RequestFaults;
import orch.server.http.RefusalException;

/**
 * What can differ from the service while a control plane runs for tests.
 *
 * @param longest the longest duration of an operation, when the seed decides about it
 * @param clock from which all times of the API come; empty for the clock of the machine
 * @param isAdministered whether requests below {@code /_emulator} can change all this
 */
public record Emulation(
    Faults faults,
    Optional<Duration> longest,
    Optional<VirtualClock> clock,
    boolean isAdministered) {
  public static Emulation of(Faults faults) {
    return new Emulation(faults, Optional.empty(), Optional.empty(), false);
  }

  public Emulation withLongest(Duration other) {
    return new Emulation(faults, Optional.of(other), clock, isAdministered);
  }

  public Emulation withClock(VirtualClock other) {
    return new Emulation(faults, longest, Optional.of(other), isAdministered);
  }

  public Emulation administered() {
    return new Emulation(faults, longest, clock, true);
  }

  /**
   * The faults of a request.
   *
   * @throws RefusalException 400 when the request asks for a fault that there is not
   */
  RequestFaults faults(Arrival arrival) {
    try {
      return faults.ofRequest(arrival);
    } catch (IllegalArgumentException e) {
      throw RefusalException.invalid("The header " + Arrival.HEADER + ": " + e.getMessage());
    }
  }

  /**
   * How the operation that a write starts goes.
   *
   * @param given the faults that the request got
   * @param shortest the shortest duration, and the only one unless there is a longest
   */
  Conditions conditions(Arrival write, RequestFaults given, Duration shortest) {
    return new Conditions(latency(shortest, write.account()), faults.ofOperation(write, given));
  }

  private Duration latency(Duration shortest, String account) {
    if (longest.isEmpty()) {
      return shortest;
    }
    long range = longest.get().toMillis() - shortest.toMillis();
    return shortest.plusMillis(Math.round(range * faults.shareOfNextWrite(account)));
  }
}
