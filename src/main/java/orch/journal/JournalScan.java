package orch.journal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.journal.Segments.Segment;
import orch.journal.WriteTable.Place;
import org.jspecify.annotations.Nullable;

/** Determines the state of each write, from the index and the lines appended since. */
final class JournalScan {
  /** The index is saved again when it lags behind the segments by more bytes than this. */
  static final long MAX_UNINDEXED = 1 << 14;

  /** A larger journal, in bytes, would take too long to read. */
  private static final long LARGEST = 1L << 30;

  private final Segments segments;
  private long bytes;
  private long lines;
  private boolean isClean = true;
  private boolean isIndexed;

  JournalScan(Segments segments) {
    this.segments = segments;
  }

  /**
   * The result of a scan.
   *
   * @param bytes the number of bytes read
   * @param lines the number of lines parsed
   */
  record Result(List<Segment> segments, Writes writes, long bytes, long lines) {}

  /**
   * Reads the segments from the start, with the help of the index, which is saved anew when it lags
   * behind.
   *
   * @return an index of what was read, with the size of the file that was used
   */
  JournalIndex load(List<Segment> found) throws IOException {
    long size = 0;
    for (Segment segment : found) {
      size += segment.size();
    }
    if (size > LARGEST) {
      throw new FileSystemException(
          segments.directory().toString(),
          null,
          "it is larger than 1 GiB; move it to another directory");
    }
    Optional<JournalIndex> loaded = JournalIndex.load(segments.directory(), found);
    JournalIndex index = loaded.isPresent() ? loaded.get() : JournalIndex.empty(found);
    List<Long> covered = goOn(found, index.covered(), index.writes());
    JournalIndex read = new JournalIndex(covered, index.writes(), index.bytes());
    isIndexed = bytes > MAX_UNINDEXED && isClean;
    if (isIndexed) {
      read.save(segments.directory(), found);
    }
    return read;
  }

  /** Whether it ended after a whole line of each segment, so that another scan can go on there. */
  boolean isClean() {
    return isClean;
  }

  /** The number of bytes read, besides those of the index. */
  long bytes() {
    return bytes;
  }

  /** The number of lines parsed. */
  long lines() {
    return lines;
  }

  /** Whether {@link #load} has saved the index. */
  boolean isIndexed() {
    return isIndexed;
  }

  /**
   * Reads what was appended.
   *
   * @param from the offset in each segment that an earlier scan has reached
   * @return the offsets that it reached
   */
  List<Long> goOn(List<Segment> found, List<Long> from, WriteTable writes) throws IOException {
    List<Long> reached = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      reached.add(scan(found.get(i), i, from.get(i), writes));
    }
    return reached;
  }

  /** Reads a segment from an offset, and returns the offset it reached. */
  private long scan(Segment segment, int number, long from, WriteTable writes) throws IOException {
    if (from >= segment.size()) {
      return from;
    }
    try (LineReader reader = new LineReader(segment.file(), from)) {
      long start = from;
      while (start < segment.size()) {
        @Nullable String text = reader.next();
        if (text == null) {
          break;
        }
        Place place = new Place(number, start);
        Optional<JournalLine> line = JournalLine.scan(text);
        if (line.isPresent()) {
          writes.apply(line.get(), place);
        }
        lines++;
        start = reader.position();
      }
      bytes += reader.bytes();
      // The index may cover only complete lines, and only as much as the segment had when it was
      // listed.
      isClean = isClean && reader.isTerminated() && start == segment.size();
      return start;
    } catch (NoSuchFileException e) {
      return from;
    }
  }
}
