package orch.cli.apply;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orch.api.ConfigurationWrites;
import orch.cli.app.Account;
import orch.cli.problem.JournalUnreadableException;
import orch.cli.write.PendingWrites;

/** The last operations of this user on configurations, by the journal. */
final class LastOperations {
  private LastOperations() {}

  /** The operations by the ids of the configurations; without those that the journal lacks. */
  static Map<String, String> of(Account account, List<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    try {
      return new PendingWrites(account)
          .read(
              view -> {
                Map<String, String> operations = new HashMap<>();
                for (String id : ids) {
                  view.last(PendingWrites.path(id), ConfigurationWrites.PATH, id)
                      .ifPresent(last -> operations.put(id, last.operation()));
                }
                return operations;
              });
    } catch (JournalUnreadableException e) {
      return Map.of();
    }
  }
}
