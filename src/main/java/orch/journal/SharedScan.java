package orch.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orch.journal.JournalScan.Result;
import orch.journal.Segments.Segment;
import orch.journal.WriteTable.Row;
import org.jspecify.annotations.Nullable;

/**
 * The scan of a process that reads the journal before each of many writes, or for many accounts. It
 * reads each line once, and gives each account only its own writes, in place of those of all:
 * otherwise the work would grow with the square of the number of writes and of accounts.
 */
public final class SharedScan {
  private final Map<Long, List<Row>> byScope = new HashMap<>();
  private WriteTable writes = new WriteTable();
  private @Nullable List<Segment> segments;
  private List<Long> covered = List.of();
  private int grouped;

  /**
   * The writes of an account to a target.
   *
   * @param scope the hash of both
   */
  synchronized Result of(Segments of, long scope) throws IOException {
    List<Segment> found = of.list();
    JournalScan scan = new JournalScan(of);
    if (segments == null || !continues(segments, found)) {
      Result first = scan.run();
      writes = first.writes();
      covered = scan.covered();
      found = first.segments();
      segments = found;
      byScope.clear();
      grouped = 0;
    } else {
      // When this fails midway, all is read anew the next time.
      segments = null;
      covered = scan.goOn(found, covered, writes);
      segments = found;
    }
    group();
    List<Segment> read = found;
    if (!scan.isClean()) {
      // The rest of the line comes later, and then all is read anew.
      segments = null;
    }
    WriteTable own = new WriteTable();
    for (Row row : byScope.getOrDefault(scope, List.of())) {
      own.restore(row.copy());
    }
    return new Result(read, own, scan.bytes(), scan.lines());
  }

  /** Files are only appended to; anything else is read anew. */
  private static boolean continues(List<Segment> before, List<Segment> now) {
    boolean isSame = before.size() == now.size();
    for (int i = 0; isSame && i < now.size(); i++) {
      isSame =
          before.get(i).file().equals(now.get(i).file())
              && before.get(i).size() <= now.get(i).size();
    }
    return isSame;
  }

  private void group() {
    List<Row> rows = writes.rows();
    for (; grouped < rows.size(); grouped++) {
      Row row = rows.get(grouped);
      byScope.computeIfAbsent(row.scope, scope -> new ArrayList<>()).add(row);
    }
  }
}
