package orch.api;

import orch.concurrent.Deadline;
import orch.concurrent.Sleeper;
import orch.configuration.Configuration;

/** Reads a configuration after a change to it has completed; reads may lag behind by seconds. */
public final class Aftermath {
  private static final int READS = 5;

  private final Api api;
  private final Sleeper sleeper;

  public Aftermath(Api api, Sleeper sleeper) {
    this.api = api;
    this.sleeper = sleeper;
  }

  /**
   * The configuration, once its version is another than before; else as it was last read, a few
   * pauses of {@link ReadAfterWrite#LAG} later.
   *
   * @throws ApiException when it cannot be read
   */
  public Configuration read(Configuration before, Deadline deadline) throws InterruptedException {
    for (int reads = 1; ; reads++) {
      Configuration now = api.configuration(before.id(), deadline);
      if (!before.isAsOldAs(now) || reads == READS || !deadline.allows(ReadAfterWrite.LAG)) {
        return now;
      }
      sleeper.sleep(ReadAfterWrite.LAG);
    }
  }
}
