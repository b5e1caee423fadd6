package orch.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orch.api.ApiException;
import orch.api.ReadAfterWrite;
import orch.cli.app.Account;
import orch.cli.apply.PlanSource.Made;
import orch.cli.write.TrackedWrite;
import orch.cli.write.TrackedWrite.State;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.operation.Operation;
import orch.operation.Write;
import orch.plan.Action;
import orch.plan.Lock;
import orch.plan.LockEntry;
import orch.plan.Origin;
import orch.plan.PlanEntry;
import org.jspecify.annotations.Nullable;

/** Records in the lock what an apply has reached. What failed keeps its line. */
final class LockUpdate {
  private final Account account;
  private final Deadline deadline;
  private final Map<String, Configuration> live = new HashMap<>();

  LockUpdate(Account account, Deadline deadline) {
    this.account = account;
    this.deadline = deadline;
  }

  /**
   * Reads the versions that the writes have made.
   *
   * @param items the writes of the plan
   */
  void read(List<TrackedWrite> items) throws InterruptedException {
    if (items.stream().noneMatch(item -> item.state() == State.COMPLETED)) {
      return;
    }
    for (Configuration each : LiveConfigurations.read(account, deadline)) {
      live.put(each.id(), each);
    }
    for (TrackedWrite item : items) {
      boolean isPatch = item.write().method() == Write.Method.PATCH;
      if (item.state() == State.COMPLETED && isPatch) {
        readAgain(item);
      }
    }
  }

  /** Reads may lag behind an operation. */
  private void readAgain(TrackedWrite item) throws InterruptedException {
    @Nullable Configuration now = live.get(item.id());
    if (now != null && item.read().hasSameVersionAs(now)) {
      try {
        ReadAfterWrite reads = new ReadAfterWrite(account.api(), account.app().host().sleeper());
        live.put(item.id(), reads.read(item.read(), deadline));
      } catch (ApiException e) {
        // The lock keeps the version that was read; the next apply corrects it.
        return;
      }
    }
  }

  /**
   * The lock after the apply.
   *
   * @param items the writes of the entries that change something, in the same order
   */
  Lock applied(Lock before, Made made, List<TrackedWrite> items) {
    Map<String, LockEntry> known = before.byId();
    Map<String, String> operations = LastOperations.of(account, unlisted(known, made));
    Map<String, LockEntry> changed = new HashMap<>();
    Set<String> gone = new HashSet<>(made.goneIds());
    int next = 0;
    for (int i = 0; i < made.plan().entries().size(); i++) {
      PlanEntry entry = made.plan().entries().get(i);
      Optional<TrackedWrite> item =
          entry.action() == Action.UNCHANGED ? Optional.empty() : Optional.of(items.get(next++));
      boolean isReached = item.isEmpty() || item.get().state() == State.COMPLETED;
      if (isReached && entry.action() == Action.DELETE) {
        gone.add(entry.id());
      } else if (isReached) {
        changed.put(entry.name(), line(known, operations, entry, made.origins().get(i), item));
      }
    }
    return before.with(changed, gone);
  }

  /** The configurations that the lock will list without a write that says who changed them last. */
  private static List<String> unlisted(Map<String, LockEntry> known, Made made) {
    return made.plan().entries(Action.UNCHANGED).stream()
        .map(PlanEntry::id)
        .filter(id -> !known.containsKey(id))
        .toList();
  }

  private LockEntry line(
      Map<String, LockEntry> before,
      Map<String, String> operations,
      PlanEntry entry,
      Origin origin,
      Optional<TrackedWrite> item) {
    String id = item.map(TrackedWrite::id).orElse(entry.id());
    JsonNode none = entry.live().json();
    Configuration now = live.getOrDefault(id, new Configuration(none));
    Optional<LockEntry> known = Optional.ofNullable(before.get(id));
    boolean isCreated = known.map(LockEntry::isCreated).orElse(origin.isOwn());
    String operation =
        item.flatMap(TrackedWrite::operation)
            .flatMap(Operation::id)
            .or(() -> known.map(LockEntry::operation))
            .orElse(operations.getOrDefault(id, ""));
    return new LockEntry(id, origin.hash(), now.version().orElse(0), operation, isCreated);
  }
}
