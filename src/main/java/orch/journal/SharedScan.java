package orch.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import orch.journal.JournalScan.Result;
import orch.journal.Segments.Segment;
import org.jspecify.annotations.Nullable;

/**
 * The scan of a process that reads the journal several times, before each of many writes or for
 * many accounts. It reads each line once, and its views share what was read: a view costs as much
 * as the lines that were appended since the one before, however many writes the journal has. A
 * question about a path or a key costs as much as there are writes to it.
 *
 * <p>Any number of threads may use it and its views at the same time. A view shows the journal as
 * it was when the view was made.
 */
public final class SharedScan {
  /** Where the last scan ended; null when everything has to be read anew. */
  private @Nullable Reached reached;

  /** The number of bytes that were read since the index was loaded or saved. */
  private long unindexed;

  /**
   * What was read.
   *
   * @param segments their state before they were read
   * @param covered the offset in each segment up to which it was read
   * @param ends the checksums of the bytes before these offsets
   */
  private record Reached(
      SharedWrites writes, List<Segment> segments, List<Long> covered, List<Long> ends) {}

  /** The state of all writes. */
  synchronized Result read(Segments of) throws IOException {
    List<Segment> found = of.list();
    JournalScan scan = new JournalScan(of);
    Reached before = reached;
    // When this fails midway, all is read anew the next time.
    reached = null;
    Reached now = before != null && continues(before, found) ? goOn(before, found, scan) : null;
    long ofIndex = 0;
    if (now == null) {
      JournalIndex first = scan.load(found);
      ofIndex = first.bytes();
      now = reached(new SharedWrites(first.writes()), found, first.covered(), null);
      unindexed = scan.isIndexed() ? 0 : scan.bytes();
    }
    // The rest of a line that is not whole comes later, and then all is read anew.
    reached = scan.isClean() ? now : null;
    return new Result(found, now.writes().now(), ofIndex + scan.bytes(), scan.lines());
  }

  private Reached goOn(Reached before, List<Segment> found, JournalScan scan) throws IOException {
    List<Long> covered = before.writes().goOn(scan, found, before.covered());
    unindexed += scan.bytes();
    return reached(before.writes(), found, covered, before);
  }

  private static Reached reached(
      SharedWrites writes, List<Segment> found, List<Long> covered, @Nullable Reached before)
      throws IOException {
    List<Long> ends = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      if (before != null && before.covered().get(i).equals(covered.get(i))) {
        ends.add(before.ends().get(i));
      } else {
        ends.add(JournalIndex.checksum(found.get(i).file(), covered.get(i)));
      }
    }
    return new Reached(writes, found, covered, ends);
  }

  /**
   * Files are only appended to. After anything else all is read anew: when a file is missing, new
   * or shorter, or no longer has what was read last, because a backup was restored, for example.
   */
  private static boolean continues(Reached before, List<Segment> now) throws IOException {
    boolean isSame = before.segments().size() == now.size();
    for (int i = 0; isSame && i < now.size(); i++) {
      Segment segment = now.get(i);
      long covered = before.covered().get(i);
      isSame =
          before.segments().get(i).file().equals(segment.file())
              && covered <= segment.size()
              && JournalIndex.checksum(segment.file(), covered) == before.ends().get(i);
    }
    return isSame;
  }

  /**
   * Reads what is left, and saves the index when it lags far behind, so that the next command need
   * not read all of it again. Nothing is saved while the process goes on: that would write the
   * whole index each time.
   */
  synchronized void save(Segments of) throws IOException {
    if (reached == null) {
      return;
    }
    Result unused = read(of);
    Reached now = reached;
    if (now != null && unindexed > JournalScan.MAX_UNINDEXED) {
      now.writes().save(of, now.segments(), now.covered());
      unindexed = 0;
    }
  }

  /** How many rows its views have looked at, see {@link SharedWrites#touched}; 0 without any. */
  synchronized long touched() {
    return reached == null ? 0 : reached.writes().touched();
  }
}
