package orch.api;

import orch.concurrent.Deadline;
import orch.concurrent.Sleeper;
import orch.configuration.Configuration;

/**
 * Reads a configuration after an update has completed. Reads may lag behind the update by seconds,
 * so it reads again while the version is the old one.
 */
public final class Aftermath {
  private static final int READS = 5;

  private final Api api;
  private final Sleeper sleeper;

  public Aftermath(Api api, Sleeper sleeper) {
    this.api = api;
    this.sleeper = sleeper;
  }

  /**
   * The configuration with a version other than {@code before}'s. After five reads, {@link
   * ReadAfterWrite#LAG} apart, or shortly before the deadline, the last read is returned as it is.
   *
   * @throws ApiException when it cannot be read
   */
  public Configuration read(Configuration before, Deadline deadline) throws InterruptedException {
    for (int reads = 1; ; reads++) {
      Configuration now = api.configuration(before.id(), deadline);
      if (!before.hasSameVersionAs(now) || reads == READS || !deadline.allows(ReadAfterWrite.LAG)) {
        return now;
      }
      sleeper.sleep(ReadAfterWrite.LAG);
    }
  }
}
