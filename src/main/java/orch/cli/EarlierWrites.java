package orch.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import orch.api.Api;
import orch.api.ApiProblem;
import orch.journal.Entry;
import orch.journal.Started;
import orch.operation.Deadline;

/**
 * Knows which writes of this user are under way: until such a write is done, reads do not show what
 * it will change.
 */
final class EarlierWrites {
  /** No operation has been heard of that takes longer. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final App app;

  EarlierWrites(App app) {
    this.app = app;
  }

  /** The last write to a configuration, if its operation has not ended. */
  Optional<Started> underWay(String id, Deadline deadline) throws InterruptedException {
    Instant now = app.host().clock().instant();
    Optional<Started> recent = last(id).filter(write -> write.at().plus(LONGEST).isAfter(now));
    if (recent.isEmpty()) {
      return recent;
    }
    try {
      boolean ended = app.api().operation(recent.get().operation(), deadline).status().isTerminal();
      return ended ? Optional.empty() : recent;
    } catch (ApiProblem.NotFound | ApiProblem.Unauthorized e) {
      // Operations are not kept for ever, one that is forgotten has ended; and a key that may not
      // read operations may still write.
      return Optional.empty();
    }
  }

  /** The last write to a configuration of which nobody knows whether the service has it. */
  Optional<Entry> unanswered(String id) {
    try {
      String account = app.connection().credentials().account();
      Instant since = app.host().clock().instant().minus(LONGEST);
      return app.journal().unanswered(app.journalTarget(), account, path(id), since);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<Started> last(String id) {
    try {
      String account = app.connection().credentials().account();
      return app.journal().last(app.journalTarget(), account, path(id));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The path that the journal knows a configuration by. */
  static String path(String id) {
    return Api.CONFIGURATIONS + "/" + id;
  }
}
