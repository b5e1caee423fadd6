package orch.cli.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import orch.api.OperationFetcher;
import orch.cli.app.Account;
import orch.cli.problem.LocalStateException;
import orch.concurrent.Deadline;
import orch.journal.JournalException;
import orch.journal.KnownWrite;
import orch.journal.OperationEnd;
import orch.journal.PastWrite;
import orch.network.BadConnectionException;
import orch.operation.Operation;
import orch.operation.PollResult;
import org.jspecify.annotations.Nullable;

/**
 * How writes ended. The service is asked only for operations of which the journal does not know the
 * end, only for some, and only for some seconds; what it says is recorded in the journal. A service
 * that cannot be reached leaves the end unknown.
 */
final class Outcomes implements AutoCloseable {
  /** The operations that the service is asked for in one command. */
  private static final int MOST = 200;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The service may show an operation late, but not so late. */
  private static final Duration LATE = Duration.ofHours(1);

  private static final String UNKNOWN = "UNKNOWN";

  private final Account account;
  private final Map<UUID, Outcome> asked = new HashMap<>();
  private final List<OperationEnd> ends = new ArrayList<>();
  private @Nullable OperationFetcher fetcher;
  private @Nullable Deadline deadline;
  private int left = MOST;
  private int unknown;
  private String why = "";

  Outcomes(Account account) {
    this.account = account;
  }

  /**
   * How a write ended.
   *
   * @param text such as {@code COMPLETED}, {@code REFUSED}, {@code IN_DOUBT} or {@code UNKNOWN}
   * @param error why its operation failed; empty when it did not
   * @param configuration the id of the configuration; empty when nobody named it
   */
  record Outcome(String text, String error, String configuration) {}

  /** Asks the service for the ends that the journal does not know. */
  void ask(List<PastWrite> writes) throws InterruptedException {
    List<PastWrite> open = new ArrayList<>();
    for (PastWrite write : writes) {
      if (!write.operation().isEmpty() && write.end().isEmpty() && open.size() < left) {
        open.add(write);
      }
    }
    if (open.isEmpty() || !why.isEmpty()) {
      return;
    }
    left -= open.size();
    try {
      if (fetcher == null) {
        fetcher = new OperationFetcher(account.api());
      }
      if (deadline == null) {
        // It takes time to look for a name in a large journal.
        deadline = Deadline.in(PATIENCE, account.app().host().ticker());
      }
      List<PollResult> results =
          fetcher.poll(open.stream().map(PastWrite::operation).toList(), deadline);
      for (int i = 0; i < results.size(); i++) {
        take(open.get(i), results.get(i));
      }
    } catch (BadConnectionException | LocalStateException e) {
      why = String.valueOf(e.getMessage());
    }
  }

  private void take(PastWrite write, PollResult result) {
    if (result instanceof PollResult.Seen seen) {
      take(write, seen.operation());
    } else if (result instanceof PollResult.Absent) {
      Instant late = account.app().host().clock().instant().minus(LATE);
      if (write.at().isBefore(late)) {
        ends.add(new OperationEnd(write, UNKNOWN, "", ""));
        asked.put(write.write().key(), new Outcome(UNKNOWN, "", write.configuration()));
      }
    } else if (result instanceof PollResult.Missed missed) {
      why = missed.why();
    } else if (result instanceof PollResult.Refused refused) {
      why = String.valueOf(refused.problem().getMessage());
    }
  }

  private void take(PastWrite write, Operation operation) {
    String error = operation.failure().orElse("");
    String id = operation.configurationId().orElse("");
    String status = operation.statusText();
    String known = write.configuration().isEmpty() ? id : write.configuration();
    asked.put(write.write().key(), new Outcome(status, error, known));
    if (operation.status().isTerminal()) {
      ends.add(new OperationEnd(write, status, error, id));
    }
  }

  /** How a write ended, as far as it is known. */
  Outcome of(PastWrite write) {
    @Nullable Outcome seen = asked.get(write.write().key());
    if (seen != null) {
      return seen;
    }
    return new Outcome(text(write), write.error(), write.configuration());
  }

  /** Counts an outcome that the user sees. */
  void shown(PastWrite write) {
    boolean isKnown = asked.containsKey(write.write().key()) || !write.end().isEmpty();
    unknown += !isKnown && text(write).equals(UNKNOWN) ? 1 : 0;
  }

  private String text(PastWrite write) {
    if (write.fate() == KnownWrite.Fate.REFUSED) {
      return "REFUSED";
    }
    if (write.fate() == KnownWrite.Fate.OPEN) {
      return account.journal().isInFlight(write.write().key()) ? "SENDING" : "IN_DOUBT";
    }
    if (write.isFoundApplied()) {
      return "APPLIED";
    }
    return write.end().isEmpty() ? UNKNOWN : write.end();
  }

  /** Records what the service said, and notes what stays unknown. */
  void finish() {
    try {
      OperationEnd.record(
          ends, account.journal(), account.app().lockWait(account.app().usualDeadline()));
    } catch (JournalException e) {
      account.app().messages().warning(e.getMessage() + "; the outcomes are not recorded");
    }
    if (unknown > 0) {
      String operations = unknown == 1 ? "1 operation" : unknown + " operations";
      account
          .app()
          .note(
              "the outcome of "
                  + operations
                  + " is unknown"
                  + (why.isEmpty() ? "" : ", because the service cannot be asked: " + why));
    }
  }

  @Override
  public void close() {
    if (fetcher != null) {
      fetcher.close();
    }
  }
}
