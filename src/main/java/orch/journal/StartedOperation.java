package orch.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import orch.journal.WriteTable.Row;
import orch.journal.WriteTable.State;
import orch.operation.Write;

/**
 * An operation that a write of this user started.
 *
 * @param operation its id, else its status URL
 * @param configuration the id of the configuration; empty when the service did not name it
 * @param at when the service accepted the write
 */
public record StartedOperation(String operation, Write write, String configuration, Instant at) {
  /**
   * The operations of an account that were started since a moment, the newest last.
   *
   * @param most only so many of the newest ones
   * @throws JournalException when the journal cannot be read
   */
  public static List<StartedOperation> since(Instant moment, int most, JournalView view)
      throws JournalException {
    List<Row> rows = new ArrayList<>(view.rows(row -> row.state == State.ACCEPTED));
    rows.sort((one, other) -> other.settled.compareTo(one.settled));
    List<StartedOperation> started = new ArrayList<>();
    for (Row row : rows) {
      Optional<StartedOperation> next = of(row, view);
      boolean isOlder = next.map(each -> each.at().isBefore(moment)).orElse(false);
      if (isOlder || started.size() == most) {
        break;
      }
      next.ifPresent(started::add);
    }
    Collections.reverse(started);
    return started;
  }

  private static Optional<StartedOperation> of(Row row, JournalView view) throws JournalException {
    Optional<JournalView.Sent> sent = view.sent(row);
    Optional<JsonNode> settled = sent.isPresent() ? view.line(row.settled) : Optional.empty();
    if (settled.isEmpty()) {
      return Optional.empty();
    }
    Write write = sent.get().entry().write();
    String named = settled.get().path(JournalLine.CONFIGURATION).asText("");
    String path = write.method() == Write.Method.POST ? "" : write.path();
    String id = named.isEmpty() ? path.substring(path.lastIndexOf('/') + 1) : named;
    return AcceptedEntry.of(sent.get().line(), settled.get())
        .map(entry -> new StartedOperation(entry.operation(), write, id, entry.at()));
  }
}
