package orch.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of each write, in the order of sending, with the places of its lines. The content of
 * the lines is not kept, so that the table of any journal fits into memory.
 */
final class WriteTable implements Writes {
  private final List<Row> rows = new ArrayList<>();
  private final Map<UUID, Row> latest = new HashMap<>();
  private boolean keepsPast;
  private int moment;

  /** The state of a write. */
  enum State {
    OPEN(0),
    REFUSED(1),
    ACCEPTED(2),
    /** Accepted, but the service named no operation. */
    ACCEPTED_WITHOUT_NAME(3),
    /** Sent again with its key: a later row has the state. */
    REPEATED(4);

    private final int code;

    State(int code) {
      this.code = code;
    }

    /** The code in the index file. */
    int code() {
      return code;
    }

    static State of(int code) {
      for (State state : values()) {
        if (state.code == code) {
          return state;
        }
      }
      throw new IllegalArgumentException("no state has the code " + code);
    }
  }

  /**
   * The place of a line.
   *
   * @param segment counted from 0, the oldest first
   * @param offset of its first byte in the segment
   */
  record Place(int segment, long offset) implements Comparable<Place> {
    static final Place NONE = new Place(-1, 0);

    @Override
    public int compareTo(Place other) {
      int bySegment = Integer.compare(segment, other.segment);
      return bySegment != 0 ? bySegment : Long.compare(offset, other.offset);
    }
  }

  /** A write and its state. */
  static final class Row {
    final UUID key;
    final long scope;
    final long path;
    final Place sent;
    Place settled = Place.NONE;

    /** The line that tells how the operation ended. */
    Place ended = Place.NONE;

    State state = State.OPEN;
    private @Nullable Row before;
    private int since;
    private @Nullable Past past;

    /**
     * What a line changed.
     *
     * @param until the moment after which that line was applied
     */
    private record Past(int until, State state, Place settled, Place ended, @Nullable Past older) {}

    Row(UUID key, long scope, long path, Place sent) {
      this.key = key;
      this.scope = scope;
      this.path = path;
      this.sent = sent;
    }

    /** The same as it is now. */
    Row copy() {
      Row copy = new Row(key, scope, path, sent);
      copy.settled = settled;
      copy.ended = ended;
      copy.state = state;
      return copy;
    }

    /** Whether the write was sent after a moment of the table. */
    boolean isAfter(int then) {
      return since > then;
    }

    /** The same as it was at a moment of the table, if that keeps the past. */
    Row asOf(int then) {
      Row copy = copy();
      for (@Nullable Past each = past; each != null && each.until > then; each = each.older) {
        copy.state = each.state;
        copy.settled = each.settled;
        copy.ended = each.ended;
      }
      return copy;
    }
  }

  @Override
  public List<Row> rows() {
    return rows;
  }

  @Override
  public List<Row> of(long scope) {
    return rows;
  }

  @Override
  public List<Row> to(long scope, long... paths) {
    return rows;
  }

  @Override
  public List<Row> with(UUID key) {
    List<Row> found = new ArrayList<>();
    for (@Nullable Row row = latest.get(key); row != null; row = row.before) {
      found.add(0, row);
    }
    return found;
  }

  /** From now on, each row remembers what it was before a line changed it. */
  void keepPast() {
    keepsPast = true;
  }

  /** The number of lines applied. */
  int moment() {
    return moment;
  }

  /** Adds a row, as it was in the index. */
  void restore(Row row) {
    rows.add(row);
    row.before = latest.put(row.key, row);
  }

  /** Applies a line. Lines must be applied in their order. */
  void apply(JournalLine line, Place at) {
    moment++;
    @Nullable Row row = latest(line);
    if (keepsPast && row != null) {
      row.past = new Row.Past(moment, row.state, row.settled, row.ended, row.past);
    }
    if (line.event() == JournalLine.Event.SENDING) {
      if (row != null && row.state == State.OPEN) {
        row.state = State.REPEATED;
      }
      Row sent = new Row(line.key(), line.scope(), line.path(), at);
      sent.since = moment;
      restore(sent);
    } else if (row != null && line.event() == JournalLine.Event.ENDED) {
      row.ended = at;
    } else if (row != null) {
      settle(row, line, at);
    }
  }

  /**
   * The last write that a line belongs to. A key may be used for several accounts and paths, and
   * each of these writes has an answer of its own.
   */
  private @Nullable Row latest(JournalLine line) {
    @Nullable Row row = latest.get(line.key());
    while (row != null && line.isAddressed() && !isSame(row, line)) {
      row = row.before;
    }
    return row;
  }

  private static boolean isSame(Row row, JournalLine line) {
    return row.scope == line.scope() && row.path == line.path();
  }

  /** An acceptance is final: a later refusal may be that of another attempt. */
  private static void settle(Row row, JournalLine line, Place at) {
    boolean named = row.state == State.ACCEPTED;
    if (line.event() == JournalLine.Event.ACCEPTED) {
      row.settled = named && !line.isNamed() ? row.settled : at;
      row.state = named || line.isNamed() ? State.ACCEPTED : State.ACCEPTED_WITHOUT_NAME;
    } else if (row.state == State.OPEN) {
      row.state = State.REFUSED;
    }
  }
}
