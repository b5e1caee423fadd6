package orch.journal;

import java.io.IOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.UUID;
import orch.journal.Segments.Segment;
import orch.journal.WriteTable.Row;

/**
 * One table of writes for any number of views, with maps that find the writes of an account, and of
 * those the ones to a path. A row that a line changes remembers what it was, so that each view goes
 * on showing the moment at which it was made, and none copies the table.
 *
 * <p>Making a view takes constant time. A row is copied when a view reads it. Any number of threads
 * may use it and its views at the same time.
 */
final class SharedWrites {
  private final WriteTable table;
  private final Map<Long, List<Row>> byScope = new HashMap<>();
  private final Map<Long, Map<Long, List<Row>>> byPath = new HashMap<>();
  private int grouped;
  private long touched;

  /**
   * @param table is changed only by this object from now on
   */
  SharedWrites(WriteTable table) {
    this.table = table;
    table.keepPast();
    group();
  }

  /** Applies what was appended to the segments; see {@link JournalScan#goOn}. */
  synchronized List<Long> goOn(JournalScan scan, List<Segment> found, List<Long> from)
      throws IOException {
    List<Long> reached = scan.goOn(found, from, table);
    group();
    return reached;
  }

  private void group() {
    List<Row> rows = table.rows();
    for (; grouped < rows.size(); grouped++) {
      Row row = rows.get(grouped);
      byScope.computeIfAbsent(row.scope, scope -> new ArrayList<>()).add(row);
      // Most paths have one write or two.
      byPath
          .computeIfAbsent(row.scope, scope -> new HashMap<>())
          .computeIfAbsent(row.path, path -> new ArrayList<>(1))
          .add(row);
      touched++;
    }
  }

  /** The writes as they are now, whatever is applied later. */
  synchronized Writes now() {
    return new Moment(table.moment());
  }

  /** Saves the table as the index for the next command. */
  synchronized void save(Segments segments, List<Segment> found, List<Long> covered) {
    new JournalIndex(covered, table, 0).save(segments.directory(), found);
  }

  /** How many rows were looked at so far, for whatever reason: the work in memory. */
  synchronized long touched() {
    return touched;
  }

  /** The writes as they were at a moment of the table. */
  private final class Moment implements Writes {
    private final int moment;

    Moment(int moment) {
      this.moment = moment;
    }

    @Override
    public List<Row> rows() {
      return then(table.rows());
    }

    @Override
    public List<Row> of(long scope) {
      synchronized (SharedWrites.this) {
        return then(byScope.getOrDefault(scope, List.of()));
      }
    }

    @Override
    public List<Row> to(long scope, long... paths) {
      synchronized (SharedWrites.this) {
        Map<Long, List<Row>> own = byPath.getOrDefault(scope, Map.of());
        if (paths.length == 1) {
          return then(own.getOrDefault(paths[0], List.of()));
        }
        List<Row> all = new ArrayList<>();
        for (long path : paths) {
          all.addAll(own.getOrDefault(path, List.of()));
        }
        touched += all.size();
        all.sort((one, other) -> one.sent.compareTo(other.sent));
        return then(all);
      }
    }

    @Override
    public List<Row> with(UUID key) {
      synchronized (SharedWrites.this) {
        return then(table.with(key));
      }
    }

    /** Rows that were sent later are the last ones. */
    private List<Row> then(List<Row> rows) {
      synchronized (SharedWrites.this) {
        int size = rows.size();
        while (size > 0 && rows.get(size - 1).isAfter(moment)) {
          size--;
          touched++;
        }
        return size == 0 ? List.of() : new Then(rows, size, moment);
      }
    }
  }

  /** The first rows of a list that only grows, as they were at a moment. */
  private final class Then extends AbstractList<Row> implements RandomAccess {
    private final List<Row> rows;
    private final int size;
    private final int moment;

    Then(List<Row> rows, int size, int moment) {
      this.rows = rows;
      this.size = size;
      this.moment = moment;
    }

    @Override
    public Row get(int index) {
      synchronized (SharedWrites.this) {
        touched++;
        return rows.get(index).asOf(moment);
      }
    }

    @Override
    public int size() {
      return size;
    }
  }
}
