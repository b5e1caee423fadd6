package orch.cli.config;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orch.api.OperationFetcher;
import orch.cli.app.Account;
import orch.cli.problem.JournalUnreadableException;
import orch.cli.write.PendingWrites;
import orch.concurrent.Deadline;
import orch.configuration.Fields;
import orch.journal.JournalException;
import orch.journal.JournalView;
import orch.journal.StartedOperation;
import orch.operation.OperationToFollow;
import orch.operation.PollResult;

/**
 * The operations of the account that the journal on this machine knows: what each is about, those
 * that have not ended, and those that other commands start meanwhile.
 */
final class JournaledOperations {
  /** An operation of an older write is assumed to have ended. */
  private static final Duration LONGEST = Duration.ofDays(1);

  /** Only the newest of a busy account are looked at. */
  private static final int MOST = 200;

  /** A command may record an answer some time after the clock was read for it. */
  private static final Duration OVERLAP = Duration.ofSeconds(30);

  private final Account account;
  private final Map<String, String> names;
  private final Set<String> seen = new HashSet<>();

  JournaledOperations(Account account) {
    this.account = account;
    this.names = new HashMap<>(account.knownNames().configurations());
  }

  /** The operations with what the journal knows about them; others are returned as they are. */
  List<OperationToFollow> described(List<OperationToFollow> operations) {
    Map<String, StartedOperation> known = new HashMap<>();
    try {
      started(LONGEST).forEach(each -> known.put(each.operation(), each));
    } catch (JournalUnreadableException e) {
      // The names are a convenience.
      return operations;
    }
    List<OperationToFollow> described = new ArrayList<>();
    for (OperationToFollow each : operations) {
      StartedOperation started =
          known.get(each.label().substring(each.label().lastIndexOf('/') + 1));
      described.add(started == null ? each : described(each, started));
    }
    return described;
  }

  /**
   * The operations that have not ended, as one look at each tells. The next call of {@link #added}
   * returns those after them.
   */
  List<OperationToFollow> unfinished(Deadline deadline) throws InterruptedException {
    List<OperationToFollow> all = unseen(LONGEST);
    List<OperationToFollow> unfinished = new ArrayList<>();
    if (all.isEmpty()) {
      return unfinished;
    }
    try (OperationFetcher lookout = new OperationFetcher(account.api())) {
      List<PollResult> results =
          lookout.poll(all.stream().map(OperationToFollow::name).toList(), deadline);
      for (int i = 0; i < all.size(); i++) {
        if (isUnfinished(results.get(i))) {
          unfinished.add(all.get(i));
        }
      }
    }
    return unfinished;
  }

  /** An operation that cannot be read now may be readable later. */
  private static boolean isUnfinished(PollResult result) {
    return result instanceof PollResult.Missed
        || (result instanceof PollResult.Seen read && !read.operation().status().isTerminal());
  }

  /** The operations that commands have started since the last call. */
  List<OperationToFollow> added() {
    return unseen(OVERLAP);
  }

  /** Says that an operation is followed already. */
  void follows(OperationToFollow operation) {
    seen.add(operation.label());
  }

  private List<OperationToFollow> unseen(Duration time) {
    Instant now = account.app().host().clock().instant();
    List<OperationToFollow> unseen = new ArrayList<>();
    for (StartedOperation each : started(time)) {
      if (seen.add(each.operation())) {
        unseen.add(described(OperationToFollow.earlier(each.operation(), now), each));
      }
    }
    return unseen;
  }

  private List<StartedOperation> started(Duration time) {
    Instant since = account.app().host().clock().instant().minus(time);
    return new PendingWrites(account).read(view -> recent(since, view));
  }

  private static List<StartedOperation> recent(Instant since, JournalView view)
      throws JournalException {
    return StartedOperation.since(since, MOST, view);
  }

  private OperationToFollow described(OperationToFollow operation, StartedOperation started) {
    String given = started.write().body().path(Fields.DISPLAY_NAME).asText("");
    if (!given.isEmpty()) {
      names.put(started.configuration(), given);
    }
    String name = names.getOrDefault(started.configuration(), started.configuration());
    return operation.startedBy(started.write().method(), given.isEmpty() ? name : given);
  }
}
