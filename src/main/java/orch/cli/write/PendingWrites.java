package orch.cli.write;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orch.api.ApiException;
import orch.api.ConfigurationWrites;
import orch.cli.app.Account;
import orch.cli.problem.JournalUnreadableException;
import orch.concurrent.Deadline;
import orch.journal.AcceptedEntry;
import orch.journal.JournalException;
import orch.journal.JournalView;
import orch.journal.KnownWrite;
import orch.journal.OpenWrite;
import orch.operation.Write;

/**
 * What the journal knows of this user's earlier writes: which are under way, so that reads do not
 * show yet what they will change, and which are in doubt.
 */
public final class PendingWrites {
  /** No operation has been heard of that takes longer. */
  private static final Duration LONGEST = Duration.ofHours(1);

  /** Keys live 24 hours; this much before their end it is not safe any more to count on one. */
  private static final Duration KEY_LIFE = Duration.ofHours(23);

  private final Account account;

  public PendingWrites(Account account) {
    this.account = account;
  }

  /**
   * The last write to a configuration, if its operation has not ended. An unreadable journal is
   * refused only when something is about to be sent.
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
      // Operations are not kept for ever, one that is forgotten has ended; and a key that may not
      // read operations may still write.
      return Optional.empty();
    }
  }

  /**
   * The last write to a configuration of which nobody knows whether the service has it.
   *
   * @throws JournalUnreadableException when nobody can tell
   */
  public Optional<OpenWrite> inDoubt(String id) {
    return read(view -> view.open(path(id))).stream()
        .filter(open -> isWithin(open.sentAt(), LONGEST))
        .reduce((earlier, later) -> later);
  }

  /** All writes in doubt that their keys can still settle, the newest last. */
  public List<OpenWrite> open() {
    List<OpenWrite> open = new ArrayList<>();
    for (OpenWrite write : read(JournalView::open)) {
      if (isWithin(write.firstSentAt(), KEY_LIFE)) {
        open.add(write);
      }
    }
    return open;
  }

  /** This very write, with its key, if it was sent before and got no answer that settles it. */
  public Optional<KnownWrite> inDoubt(Write write) {
    return byKey(write.key(), write.path()).filter(known -> known.fate() == KnownWrite.Fate.OPEN);
  }

  /**
   * What is known of a key that was used for a path; an older use does not count any more. Where
   * the journal cannot be read, nothing is known of any key.
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
   * What the journal says.
   *
   * @throws JournalUnreadableException when it cannot be read
   */
  public <T> T read(Question<T> question) {
    try {
      return question.of(account.journal().read(account.journalTarget(), account.journalAccount()));
    } catch (JournalException e) {
      throw new JournalUnreadableException(e);
    }
  }

  /** What is asked of the journal. */
  public interface Question<T> {
    public T of(JournalView view) throws JournalException;
  }

  /** A clock that was set back since makes no write old. */
  private boolean isWithin(Instant moment, Duration time) {
    return moment.plus(time).isAfter(account.app().host().clock().instant());
  }

  /** What is said when a command finishes an earlier one that was the same. */
  public static String adopting(Write same) {
    return "an earlier command sent the same write and got no response; this command"
        + " repeats it with --idempotency-key "
        + same.key()
        + ", so it takes effect only once";
  }

  /** The path that the journal knows a configuration by. */
  public static String path(String id) {
    return ConfigurationWrites.path(id);
  }
}
