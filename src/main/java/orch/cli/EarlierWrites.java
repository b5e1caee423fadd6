package orch.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import orch.api.Api;
import orch.api.ApiProblem;
import orch.journal.Entry;
import orch.journal.JournalException;
import orch.journal.JournalView;
import orch.journal.OpenWrite;
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

  /**
   * The last write to a configuration of which nobody knows whether the service has it.
   *
   * @throws ChangedMeanwhile when the journal cannot be read: then there may be one
   */
  Optional<Entry> unanswered(String id) {
    Instant since = app.host().clock().instant().minus(LONGEST);
    try {
      List<OpenWrite> open = view().open(path(id));
      return open.stream()
          .filter(write -> write.sentAt().isAfter(since))
          .map(OpenWrite::entry)
          .reduce((earlier, later) -> later);
    } catch (JournalException e) {
      throw new ChangedMeanwhile(
          e.getMessage() + "; an earlier write may be in doubt",
          List.of(),
          "repair the journal or move it away; or see what is there and go on with --if-version N");
    }
  }

  private Optional<Started> last(String id) {
    try {
      return view().last(path(id));
    } catch (JournalException e) {
      // Before anything is sent, the same journal is asked what is in doubt, and that is refused.
      return Optional.empty();
    }
  }

  private JournalView view() throws JournalException {
    return app.journal().read(app.journalTarget(), app.connection().credentials().account());
  }

  /** The path that the journal knows a configuration by. */
  static String path(String id) {
    return Api.CONFIGURATIONS + "/" + id;
  }
}
