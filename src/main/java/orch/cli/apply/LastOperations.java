package orch.cli.apply;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orch.api.ConfigurationWrites;
import orch.cli.app.Account;
import orch.cli.problem.JournalUnreadableException;
import orch.cli.write.PendingWrites;
import orch.journal.JournalView.AcceptedWrite;
import org.jspecify.annotations.Nullable;

/** The last operations of this user on configurations, by the journal. */
final class LastOperations {
  private LastOperations() {}

  /** The operations by the ids of the configurations; without those that the journal lacks. */
  static Map<String, String> of(Account account, List<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<String, String> idOfPath = new HashMap<>();
    ids.forEach(id -> idOfPath.put(PendingWrites.path(id), id));
    Map<String, String> operations = new HashMap<>();
    try {
      // One pass for all of them, the newest write first.
      int unused =
          new PendingWrites(account)
              .read(
                  view -> view.acceptedSince(Instant.MIN, each -> add(each, idOfPath, operations)));
      return operations;
    } catch (JournalUnreadableException e) {
      return Map.of();
    }
  }

  private static void add(
      AcceptedWrite each, Map<String, String> idOfPath, Map<String, String> operations) {
    String path = each.write().path();
    boolean isCreate = path.equals(ConfigurationWrites.PATH);
    @Nullable String id = idOfPath.get(isCreate ? PendingWrites.path(each.configuration()) : path);
    if (id != null) {
      operations.putIfAbsent(id, each.entry().operation());
    }
  }
}
