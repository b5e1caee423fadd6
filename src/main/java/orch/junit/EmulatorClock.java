package orch.junit;

import java.time.Duration;
import java.time.Instant;
import orch.server.Administration;

/** The clock from which all times of a running emulator come. */
public final class EmulatorClock {
  private final Administration administration;

  EmulatorClock(Administration administration) {
    this.administration = administration;
  }

  /** The time, to the millisecond. */
  public Instant now() {
    return Instant.parse(administration.clock().path("now").asText());
  }

  /**
   * Lets time pass, in no time: operations go on, and responses that wait for the time are sent.
   *
   * @throws IllegalStateException when the clock is not virtual
   * @throws IllegalArgumentException when the time is negative
   */
  public void advance(Duration by) {
    administration.advance(by);
  }
}
