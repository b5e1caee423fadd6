package orch.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import orch.journal.Segments.Segment;
import orch.journal.WriteTable.Place;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines by their places, the later ones first. Each read from the disk also fetches the lines
 * before, so that a whole journal is read with few reads and little memory.
 */
final class EarlierLines implements Closeable {
  private static final int BLOCK = 1 << 18;

  /** So much of a block is behind the line that it is read for. */
  private static final int BEHIND = 1 << 15;

  private final List<Segment> segments;
  private final byte[] block = new byte[BLOCK];
  private @Nullable RandomAccessFile file;
  private int segment = -1;
  private long start;
  private int filled;

  EarlierLines(List<Segment> segments) {
    this.segments = segments;
  }

  /**
   * The line at a place, as a tree.
   *
   * @throws JournalException when it cannot be read, or is no line of a journal any more
   */
  JsonNode at(Place place) throws JournalException {
    try {
      Optional<JsonNode> line = JournalLine.tree(text(place));
      if (line.isEmpty() || !line.get().isObject()) {
        throw new IOException(
            "another program changed it while orch read it; run the command again");
      }
      return line.get();
    } catch (IOException e) {
      throw JournalException.unreadable(segments.get(place.segment()).file(), e);
    }
  }

  /**
   * Whether a line has one of these texts. This is much cheaper than its tree.
   *
   * @param json the texts as they are in JSON, with their quotes
   */
  boolean hasAny(Place place, List<String> json) throws JournalException {
    try {
      String line = text(place);
      for (String each : json) {
        if (line.contains(each)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw JournalException.unreadable(segments.get(place.segment()).file(), e);
    }
  }

  private String text(Place place) throws IOException {
    if (place.segment() != segment || place.offset() < start || place.offset() >= start + filled) {
      fill(place);
    }
    int from = (int) (place.offset() - start);
    for (int at = from; at < filled; at++) {
      if (block[at] == '\n') {
        return new String(block, from, at - from, StandardCharsets.UTF_8);
      }
    }
    try (LineReader lines = new LineReader(segments.get(place.segment()).file(), place.offset())) {
      @Nullable String text = lines.next();
      return text == null ? "" : text;
    }
  }

  private void fill(Place place) throws IOException {
    if (file == null || place.segment() != segment) {
      close();
      file = new RandomAccessFile(segments.get(place.segment()).file().toFile(), "r");
      segment = place.segment();
    }
    start = Math.max(0, place.offset() - BLOCK + BEHIND);
    file.seek(start);
    filled = 0;
    int read = file.read(block, 0, BLOCK);
    while (read > 0 && filled + read < BLOCK) {
      filled += read;
      read = file.read(block, filled, BLOCK - filled);
    }
    filled += Math.max(0, read);
  }

  @Override
  public void close() {
    @Nullable RandomAccessFile open = file;
    file = null;
    segment = -1;
    filled = 0;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      // The file was only read.
      return;
    }
  }
}
