package orch.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import orch.journal.JournalView.Sent;
import orch.journal.WriteTable.Place;
import orch.journal.WriteTable.Row;
import orch.journal.WriteTable.State;
import org.jspecify.annotations.Nullable;

/**
 * The writes of an account within {@link Journal#KEPT}, the newest first. A write that was sent
 * several times with its key is one. Only one of them is in memory at a time.
 */
public final class WriteHistory implements Closeable {
  private final JournalView view;
  private final EarlierLines lines;
  private final List<Row> rows;
  private final Map<UUID, List<Row>> repeated;
  private int next;

  /**
   * @param view whose account it is
   */
  public WriteHistory(JournalView view) {
    this.view = view;
    this.lines = new EarlierLines(view.scan().segments());
    this.rows = view.rows(row -> true);
    this.repeated = repeated(rows);
    this.next = rows.size();
  }

  private static Map<UUID, List<Row>> repeated(List<Row> rows) {
    Set<UUID> seen = new HashSet<>();
    Map<UUID, List<Row>> repeated = new HashMap<>();
    for (Row row : rows) {
      if (!seen.add(row.key)) {
        repeated.put(row.key, new ArrayList<>());
      }
    }
    for (Row row : rows) {
      @Nullable List<Row> same = repeated.get(row.key);
      if (same != null) {
        same.add(row);
      }
    }
    return repeated;
  }

  /** The next older write; empty after the oldest. */
  public Optional<PastWrite> next() throws JournalException {
    while (next > 0) {
      next--;
      List<Row> same = sameAs(rows.get(next));
      // A write stands where it was last sent.
      if (same.get(same.size() - 1) == rows.get(next)) {
        Optional<Sent> last = view.sent(Optional.of(lines.at(rows.get(next).sent)));
        if (last.isPresent() && last.get().at().isBefore(view.oldest())) {
          next = 0;
        } else if (last.isPresent()) {
          return Optional.of(write(same));
        }
      }
    }
    return Optional.empty();
  }

  private List<Row> sameAs(Row row) {
    List<Row> same = new ArrayList<>();
    for (Row other : repeated.getOrDefault(row.key, List.of(row))) {
      if (other.path == row.path) {
        same.add(other);
      }
    }
    return same;
  }

  /** An acceptance of any attempt is that of the write; the first one has what it replaced. */
  private PastWrite write(List<Row> same) throws JournalException {
    Row chosen = same.get(same.size() - 1);
    Place ended = Place.NONE;
    for (Row row : same) {
      boolean isBetter = rank(row.state) > rank(chosen.state);
      chosen = isBetter ? row : chosen;
      ended = row.ended.equals(Place.NONE) ? ended : row.ended;
    }
    JsonNode line = lines.at(same.get(0).sent);
    Instant at = JournalLine.at(line).orElse(Instant.EPOCH);
    return new PastWrite(
        JournalLine.entry(line),
        line,
        at,
        JournalView.fate(chosen.state),
        line(chosen.settled),
        line(ended));
  }

  private static int rank(State state) {
    return switch (state) {
      case ACCEPTED -> 2;
      case ACCEPTED_WITHOUT_NAME -> 1;
      case OPEN, REFUSED, REPEATED -> 0;
    };
  }

  private Optional<JsonNode> line(Place place) throws JournalException {
    return place.segment() < 0 ? Optional.empty() : Optional.of(lines.at(place));
  }

  /**
   * The write of another account that started an operation; empty when the journal has none.
   *
   * @param operation its id, or its status URL
   */
  public static Optional<Entry> ofOthers(String operation, JournalView view)
      throws JournalException {
    try (EarlierLines lines = new EarlierLines(view.scan().segments())) {
      List<Row> rows = view.scan().writes().rows();
      for (int i = rows.size() - 1; i >= 0; i--) {
        Place settled = rows.get(i).settled;
        if (settled.segment() >= 0 && names(lines.at(settled), operation)) {
          JsonNode line = lines.at(rows.get(i).sent);
          Entry entry = JournalLine.entry(line);
          return Optional.of(
              entry.by(
                  line.path(JournalLine.PROFILE).asText(""),
                  line.path(JournalLine.COMMAND).asText("")));
        }
      }
      return Optional.empty();
    }
  }

  private static boolean names(JsonNode accepted, String operation) {
    return accepted.path(JournalLine.OPERATION).asText("").equals(operation)
        || accepted.path(JournalLine.STATUS_URL).asText("").equals(operation);
  }

  @Override
  public void close() {
    lines.close();
  }
}
