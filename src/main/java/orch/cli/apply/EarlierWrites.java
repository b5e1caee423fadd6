package orch.cli.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import orch.api.ConfigurationWrites;
import orch.cli.app.Account;
import orch.cli.problem.JournalUnreadableException;
import orch.cli.write.OperationFollower;
import orch.cli.write.PendingWrites;
import orch.cli.write.UpdateGuard;
import orch.cli.write.WaitFlags;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.configuration.Fields;
import orch.document.Document;
import orch.journal.JournalView.AcceptedWrite;
import orch.operation.OperationToFollow;
import orch.operation.Outcome;
import orch.operation.Status;
import orch.operation.Write;
import org.jspecify.annotations.Nullable;

/**
 * This user's earlier writes that the list of configurations does not show yet, as after an apply
 * that was interrupted. A plan without them would create a configuration a second time.
 */
final class EarlierWrites {
  /** The longest time that an operation is assumed to take. */
  private static final Duration LONGEST = Duration.ofHours(1);

  /** Reads may lag behind an operation. */
  private static final Duration LAG = Duration.ofSeconds(3);

  private static final Duration LONGEST_LAG = Duration.ofSeconds(15);

  private final Account account;
  private final WaitFlags waiting;
  private final Deadline deadline;

  /** What is kept of a hidden write: the bodies of ten thousand would not fit into the memory. */
  private record Hidden(String operation, boolean isCreate, Instant at) {
    static Hidden of(AcceptedWrite write) {
      boolean isCreate = write.write().method() == Write.Method.POST;
      return new Hidden(write.entry().operation(), isCreate, write.entry().at());
    }
  }

  EarlierWrites(Account account, WaitFlags waiting, Deadline deadline) {
    this.account = account;
    this.waiting = waiting;
    this.deadline = deadline;
  }

  /**
   * Lists the configurations, after the operations of earlier writes to those that the documents
   * mean have ended.
   */
  List<Configuration> settled(List<Document> documents) throws InterruptedException {
    List<Configuration> live = LiveConfigurations.read(account, deadline);
    List<Hidden> hidden = hidden(documents, live);
    if (hidden.isEmpty()) {
      return live;
    }
    int count = hidden.size();
    account
        .app()
        .note(
            count == 1
                ? "waiting for an earlier write that is not visible yet"
                : "waiting for " + count + " earlier writes that are not visible yet");
    Instant now = account.app().host().clock().instant();
    List<Outcome> outcomes =
        new OperationFollower(account, waiting, waiting.patience(), deadline)
            .toTheEnd(
                hidden.stream()
                    .map(write -> OperationToFollow.earlier(write.operation(), now))
                    .toList());
    Set<String> withoutEffect = withoutEffect(hidden, outcomes);
    live = LiveConfigurations.read(account, deadline);
    Instant recent = now.minus(LONGEST_LAG);
    while (hidden(documents, live).stream()
            .anyMatch(
                write -> isCreateSince(recent, write) && !withoutEffect.contains(write.operation()))
        && isBefore(now.plus(LONGEST_LAG))
        && deadline.allows(LAG)) {
      account.app().host().sleeper().sleep(LAG);
      live = LiveConfigurations.read(account, deadline);
    }
    return live;
  }

  /** The operations that have failed or were cancelled: no list will ever show what they made. */
  private static Set<String> withoutEffect(List<Hidden> hidden, List<Outcome> outcomes) {
    Set<String> operations = new HashSet<>();
    for (int i = 0; i < outcomes.size(); i++) {
      boolean isUseless =
          outcomes.get(i) instanceof Outcome.Ended ended
              && ended.operation().status() != Status.COMPLETED;
      if (isUseless) {
        operations.add(hidden.get(i).operation());
      }
    }
    return operations;
  }

  private boolean isBefore(Instant end) {
    return account.app().host().clock().instant().isBefore(end);
  }

  private static boolean isCreateSince(Instant recent, Hidden write) {
    return write.isCreate() && write.at().isAfter(recent);
  }

  private List<Hidden> hidden(List<Document> documents, List<Configuration> live) {
    Map<String, Configuration> byPath = new HashMap<>();
    Set<String> liveNames = new HashSet<>();
    for (Configuration each : live) {
      byPath.put(PendingWrites.path(each.id()), each);
      liveNames.add(each.displayName());
    }
    // Ids and names are never the same.
    Set<String> meant = new HashSet<>();
    for (Document document : documents) {
      meant.add(document.tree().path(Fields.DISPLAY_NAME).asText(""));
      meant.add(document.tree().path("id").asText(""));
    }
    List<Hidden> hidden = new ArrayList<>();
    // Only the last write to each path counts.
    Set<String> seen = new HashSet<>();
    eachRecent(
        write -> {
          String path = path(write);
          @Nullable Configuration target = byPath.get(path);
          boolean isHidden =
              target == null
                  ? isCreateOf(meant, liveNames, write)
                  : isMeant(meant, target) && !isVisible(write.write(), target);
          if (seen.add(path) && isHidden) {
            hidden.add(Hidden.of(write));
          }
        });
    Collections.reverse(hidden);
    return hidden;
  }

  private static boolean isMeant(Set<String> meant, Configuration target) {
    return meant.contains(target.displayName()) || meant.contains(target.id());
  }

  /** The path of a write; a create counts as a write to the path of its id. */
  private static String path(AcceptedWrite write) {
    if (write.write().method() != Write.Method.POST) {
      return write.write().path();
    }
    String id = write.configuration();
    return id.isEmpty() ? write.write().key().toString() : PendingWrites.path(id);
  }

  private static boolean isCreateOf(
      Set<String> names, Set<String> liveNames, AcceptedWrite accepted) {
    String name = accepted.write().body().path(Fields.DISPLAY_NAME).asText("");
    return accepted.write().path().equals(ConfigurationWrites.PATH)
        && names.contains(name)
        && (!accepted.configuration().isEmpty() || !liveNames.contains(name));
  }

  private static boolean isVisible(Write write, Configuration live) {
    return write.method() == Write.Method.POST || UpdateGuard.isVisible(write, live);
  }

  /** Reads the recent writes one by one, the newest first. */
  private void eachRecent(Consumer<AcceptedWrite> each) {
    Instant since = account.app().host().clock().instant().minus(LONGEST);
    try {
      int unused = new PendingWrites(account).read(view -> view.acceptedSince(since, each));
    } catch (JournalUnreadableException e) {
      // Without a journal, no earlier write is known.
    }
  }
}
