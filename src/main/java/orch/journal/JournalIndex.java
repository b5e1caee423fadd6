package orch.journal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import orch.file.RegularFile;
import orch.journal.Segments.Segment;
import orch.journal.WriteTable.Place;
import orch.journal.WriteTable.Row;
import orch.journal.WriteTable.State;

/**
 * A cache of what was read from the segments, in a file, so that only the lines appended since have
 * to be read. When it is missing, damaged, or does not match the segments, they are read from the
 * start.
 *
 * @param covered the number of bytes of each segment that the index covers, the oldest segment
 *     first
 * @param bytes the size of the index file
 */
record JournalIndex(List<Long> covered, WriteTable writes, long bytes) {
  private static final int FORMAT = 0x6f4a0002;
  private static final int BUFFER = 1 << 16;
  private static final int CHECKSUM_BYTES = 1024;

  /** The bytes of a write: its key, scope and path, its state, and three places. */
  private static final int ROW_BYTES = 4 * Long.BYTES + 1 + 3 * (Integer.BYTES + Long.BYTES);

  private static final int BLOCK_ROWS = 1000;

  /** An index that covers nothing. */
  static JournalIndex empty(List<Segment> segments) {
    List<Long> nothing = new ArrayList<>();
    while (nothing.size() < segments.size()) {
      nothing.add(0L);
    }
    return new JournalIndex(nothing, new WriteTable(), 0);
  }

  private static Path file(Path directory) {
    return directory.resolve("index");
  }

  /** Loads the index; empty when it is missing, damaged, or does not match the segments. */
  static Optional<JournalIndex> load(Path directory, List<Segment> segments) {
    try {
      Path file = file(directory);
      Optional<BasicFileAttributes> seen = RegularFile.attributes(file);
      return seen.isPresent() ? load(file, seen.get().size(), segments) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // A damaged index is ignored.
      return Optional.empty();
    }
  }

  private static Optional<JournalIndex> load(Path file, long size, List<Segment> segments)
      throws IOException {
    CRC32 sum = new CRC32();
    InputStream bytes = new BufferedInputStream(new FileInputStream(file.toFile()), BUFFER);
    try (DataInputStream in = new DataInputStream(new CheckedInputStream(bytes, sum))) {
      Optional<JournalIndex> index = parse(in, segments, size);
      long expected = sum.getValue();
      return in.readLong() == expected ? index : Optional.empty();
    }
  }

  private static Optional<JournalIndex> parse(
      DataInputStream in, List<Segment> segments, long bytes) throws IOException {
    if (in.readInt() != FORMAT) {
      return Optional.empty();
    }
    List<Long> covered = new ArrayList<>();
    Map<Integer, Integer> places = new HashMap<>();
    int known = in.readInt();
    for (int i = 0; i < known; i++) {
      String name = in.readUTF();
      Segment then = new Segment(Path.of(name), in.readLong(), in.readLong());
      long checksum = in.readLong();
      int index = covered.size();
      if (index < segments.size() && segments.get(index).name().equals(name)) {
        if (!matches(then, segments.get(index), checksum)) {
          return Optional.empty();
        }
        places.put(i, index);
        covered.add(then.size());
      } else if (segments.stream().anyMatch(segment -> segment.name().equals(name))) {
        // A segment that the index does not know comes before it.
        return Optional.empty();
      }
    }
    while (covered.size() < segments.size()) {
      covered.add(0L);
    }
    return Optional.of(new JournalIndex(covered, rows(in, places), bytes));
  }

  /** Whether a segment still begins with the part that the index covers. */
  private static boolean matches(Segment then, Segment now, long checksum) throws IOException {
    boolean grown = now.size() > then.size();
    boolean same = now.size() == then.size() && now.modified() == then.modified();
    return (grown || same) && checksum(now.file(), then.size()) == checksum;
  }

  /** A checksum of the last bytes that the index covers of a segment. */
  static long checksum(Path file, long end) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] last = new byte[(int) Math.min(CHECKSUM_BYTES, end)];
      in.seek(end - last.length);
      in.readFully(last);
      CRC32 sum = new CRC32();
      sum.update(last);
      return sum.getValue();
    }
  }

  private static WriteTable rows(DataInputStream in, Map<Integer, Integer> places)
      throws IOException {
    WriteTable table = new WriteTable();
    int count = in.readInt();
    for (int done = 0; done < count; ) {
      // Numbers read one by one from a stream take much longer.
      byte[] block = new byte[Math.min(count - done, BLOCK_ROWS) * ROW_BYTES];
      in.readFully(block);
      ByteBuffer rows = ByteBuffer.wrap(block);
      for (; rows.hasRemaining(); done++) {
        restore(rows, places, table);
      }
    }
    return table;
  }

  /** A write whose segment is gone is left out. */
  private static void restore(ByteBuffer in, Map<Integer, Integer> places, WriteTable table) {
    UUID key = new UUID(in.getLong(), in.getLong());
    long scope = in.getLong();
    long path = in.getLong();
    Place sent = place(in, places);
    Row row = new Row(key, scope, path, sent);
    row.state = State.of(in.get());
    row.settled = place(in, places);
    row.ended = place(in, places);
    if (sent.segment() >= 0) {
      table.restore(row);
    }
  }

  private static Place place(ByteBuffer in, Map<Integer, Integer> places) {
    return new Place(places.getOrDefault(in.getInt(), -1), in.getLong());
  }

  /**
   * Saves the index for the next reader.
   *
   * @param segments their state before they were read
   */
  void save(Path directory, List<Segment> segments) {
    Path made = directory.resolve("index.new");
    try {
      RegularFile.ownAttributes(made);
      CRC32 sum = new CRC32();
      OutputStream bytes = new BufferedOutputStream(new FileOutputStream(made.toFile()), BUFFER);
      try (DataOutputStream out = new DataOutputStream(new CheckedOutputStream(bytes, sum))) {
        write(out, segments);
        out.writeLong(sum.getValue());
      }
      Files.move(made, file(directory), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // A full or read-only disk only makes the next reader slower.
      return;
    }
  }

  private void write(DataOutputStream out, List<Segment> segments) throws IOException {
    out.writeInt(FORMAT);
    out.writeInt(segments.size());
    for (int i = 0; i < segments.size(); i++) {
      out.writeUTF(segments.get(i).name());
      out.writeLong(covered.get(i));
      out.writeLong(segments.get(i).modified());
      out.writeLong(checksum(segments.get(i).file(), covered.get(i)));
    }
    out.writeInt(writes.rows().size());
    for (Row row : writes.rows()) {
      out.writeLong(row.key.getMostSignificantBits());
      out.writeLong(row.key.getLeastSignificantBits());
      out.writeLong(row.scope);
      out.writeLong(row.path);
      write(out, row.sent);
      out.writeByte(row.state.code());
      write(out, row.settled);
      write(out, row.ended);
    }
  }

  private static void write(DataOutputStream out, Place place) throws IOException {
    out.writeInt(place.segment());
    out.writeLong(place.offset());
  }
}
