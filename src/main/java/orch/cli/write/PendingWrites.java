package orch.cli.write;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orch.api.ApiException;
import orch.api.ConfigurationWrites;
import orch.cli.app.Account;
import orch.cli.problem.ChangedMeanwhileException;
import orch.cli.problem.JournalRequiredException;
import orch.cli.problem.JournalUnreadableException;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.configuration.Fields;
import orch.journal.AcceptedEntry;
import orch.journal.JournalException;
import orch.journal.JournalView;
import orch.journal.KnownWrite;
import orch.journal.OpenWrite;
import orch.journal.WriteSearch;
import orch.operation.Write;

/**
 * This user's earlier writes in the journal: those whose operations are still running, and those in
 * doubt.
 */
public final class PendingWrites {
  /** The longest time that an operation is assumed to take. */
  private static final Duration LONGEST = Duration.ofHours(1);

  /** The service keeps keys for 24 hours; one hour less leaves a safety margin. */
  private static final Duration KEY_LIFE = Duration.ofHours(23);

  private final Account account;

  public PendingWrites(Account account) {
    this.account = account;
  }

  /**
   * The last write to a configuration, if its operation has not ended. An unreadable journal counts
   * as empty here; {@link #inDoubt(String)} refuses it before anything is sent.
   */
  Optional<AcceptedEntry> underWay(String id, Deadline deadline) throws InterruptedException {
    Optional<AcceptedEntry> recent = last(id).filter(write -> isWithin(write.at(), LONGEST));
    if (recent.isEmpty()) {
      return recent;
    }
    try {
      String operation = recent.get().operation();
      boolean ended = account.api().operation(operation, deadline).status().isTerminal();
      return ended ? Optional.empty() : recent;
    } catch (ApiException.NotFound | ApiException.Unauthorized e) {
      // The service deletes old operations, so a missing one has ended. An API key without
      // permission to read operations may still write.
      return Optional.empty();
    }
  }

  /**
   * The last write in doubt to a configuration.
   *
   * @throws JournalUnreadableException if the journal cannot be read
   */
  public Optional<OpenWrite> inDoubt(String id) {
    return read(view -> view.open(path(id))).stream()
        .filter(open -> isWithin(open.sentAt(), LONGEST))
        .reduce((earlier, later) -> later);
  }

  /**
   * The configuration of this name whose deletion is in doubt, as it was before.
   *
   * @throws JournalUnreadableException if the journal cannot be read
   */
  public Optional<Configuration> deletedInDoubt(String name) {
    return read(view -> new WriteSearch(view).beforeOpenDeletion(Fields.DISPLAY_NAME, name))
        .map(Configuration::new)
        .filter(deleted -> inDoubt(deleted.id()).isPresent());
  }

  /**
   * All writes in doubt that can still be settled with their keys, the newest last. A write that
   * another process is sending is not in doubt.
   */
  public List<OpenWrite> open() {
    List<OpenWrite> open = new ArrayList<>();
    for (OpenWrite write : read(JournalView::open)) {
      if (isWithin(write.firstSentAt(), KEY_LIFE) && isLeft(write.entry().write())) {
        open.add(write);
      }
    }
    return open;
  }

  /** Whether no process is sending a write, and its answer has not come since it was read. */
  private boolean isLeft(Write write) {
    return !account.journal().isInFlight(write.key())
        && read(view -> view.byKey(write.key(), write.path()))
            .filter(known -> known.fate() == KnownWrite.Fate.OPEN)
            .isPresent();
  }

  /**
   * Refuses a write whose key was used for another request, to this or another path: the service
   * would answer with the response to that request.
   *
   * @throws ChangedMeanwhileException if it was, and the service still knows the key
   */
  void refuseOtherUse(Write write) {
    Optional<OpenWrite> use;
    try {
      use = read(view -> new WriteSearch(view).otherUse(write));
    } catch (JournalUnreadableException e) {
      return;
    }
    if (use.isPresent() && isKeyAlive(use.get().firstSentAt())) {
      throw new ChangedMeanwhileException(
          "the idempotency key "
              + write.key()
              + " was used at "
              + use.get().sentAt().truncatedTo(ChronoUnit.SECONDS)
              + " to "
              + use.get().entry().write().action()
              + ", and a key is for one request; nothing was sent",
          List.of(),
          "to use a new key: " + account.app().sameCommand().without("--idempotency-key"));
    }
  }

  /** Whether the service still knows a key that was first sent at this moment. */
  public boolean isKeyAlive(Instant firstSent) {
    return isWithin(firstSent, KEY_LIFE);
  }

  /**
   * The earlier write with this key and path, unless the key has expired. Empty if the journal
   * cannot be read.
   */
  public Optional<KnownWrite> byKey(UUID key, String path) {
    Optional<KnownWrite> known;
    try {
      known = read(view -> view.byKey(key, path));
    } catch (JournalUnreadableException e) {
      return Optional.empty();
    }
    return known.filter(use -> isWithin(use.firstSentAt(), KEY_LIFE));
  }

  private Optional<AcceptedEntry> last(String id) {
    try {
      return read(view -> view.last(path(id)));
    } catch (JournalUnreadableException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads from the journal.
   *
   * @throws JournalUnreadableException if the journal cannot be read
   * @throws JournalRequiredException the same with {@code --require-journal}, which nobody catches
   */
  public <T> T read(Question<T> question) {
    try {
      return question.of(account.journal().read(account.journalTarget(), account.journalAccount()));
    } catch (JournalException e) {
      if (account.app().globals().requiresJournal()) {
        JournalRequiredException.fail(e);
      }
      throw new JournalUnreadableException(e);
    }
  }

  /** A query on the journal. */
  public interface Question<T> {
    public T of(JournalView view) throws JournalException;
  }

  /** A clock that was set back since then does not make a write look old. */
  private boolean isWithin(Instant moment, Duration time) {
    return moment.plus(time).isAfter(account.app().host().clock().instant());
  }

  /** The note for a command that repeats the same write of an earlier command. */
  public static String adopting(Write same) {
    return "an earlier command sent the same write and got no response; this command"
        + " repeats it with --idempotency-key "
        + same.key()
        + ", so it takes effect only once";
  }

  /** The path of a configuration in the journal. */
  public static String path(String id) {
    return ConfigurationWrites.path(id);
  }
}
