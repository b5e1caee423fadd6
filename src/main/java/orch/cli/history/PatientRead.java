package orch.cli.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import orch.api.ApiException;
import orch.api.ReadAfterWrite;
import orch.cli.app.Account;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;

/** Reads a configuration that a recent write created or deleted: reads may lag behind the write. */
final class PatientRead {
  private static final int READS = 5;

  /** Reads show an older write for certain. */
  private static final Duration RECENT = Duration.ofMinutes(2);

  private final Account account;
  private final Deadline deadline;

  PatientRead(Account account, Deadline deadline) {
    this.account = account;
    this.deadline = deadline;
  }

  /** The configuration; empty when it does not exist, and not only not yet. */
  Optional<Configuration> of(String id, Instant created) throws InterruptedException {
    for (int reads = 1; ; reads++) {
      Optional<Configuration> now = once(id);
      if (now.isPresent() || !isLagging(reads, created)) {
        return now;
      }
      account.app().host().sleeper().sleep(ReadAfterWrite.LAG);
    }
  }

  /** The configuration; empty when it does not exist any more. */
  Optional<Configuration> ofDeleted(String id, Instant deleted) throws InterruptedException {
    for (int reads = 1; ; reads++) {
      Optional<Configuration> now = once(id);
      if (now.isEmpty() || !isLagging(reads, deleted)) {
        return now;
      }
      account.app().host().sleeper().sleep(ReadAfterWrite.LAG);
    }
  }

  private boolean isLagging(int reads, Instant written) {
    Instant now = account.app().host().clock().instant();
    return reads < READS
        && deadline.allows(ReadAfterWrite.LAG)
        && written.plus(RECENT).isAfter(now);
  }

  private Optional<Configuration> once(String id) throws InterruptedException {
    try {
      return Optional.of(account.api().configuration(id, deadline));
    } catch (ApiException.NotFound gone) {
      return Optional.empty();
    }
  }
}
