package orch.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import orch.journal.JournalScan.Result;
import orch.journal.WriteTable.Place;
import orch.journal.WriteTable.Row;
import orch.journal.WriteTable.State;
import orch.json.Json;
import orch.operation.Write;
import org.jspecify.annotations.Nullable;

/**
 * The state of an account's writes to a target, as of when the journal was read. Each method reads
 * the few lines it needs from the files, and throws a {@link JournalException} when that fails.
 */
public final class JournalView {
  /** The most creates that {@link #created} reads. */
  private static final int LAST = 50;

  private final Result scan;
  private final String target;
  private final String account;
  private final long scope;
  private final Instant oldest;

  /**
   * @param oldest writes sent before this moment are no longer in doubt
   */
  JournalView(Result scan, String target, String account, Instant oldest) {
    this.scan = scan;
    this.target = target;
    this.account = account;
    this.scope = JournalLine.hash(target, account);
    this.oldest = oldest;
  }

  /** A {@code sending} line and its write. */
  record Sent(JsonNode line, Entry entry, Instant at, Instant first) {}

  /** The last accepted write to a path. */
  public Optional<AcceptedEntry> last(String path) throws JournalException {
    long hash = JournalLine.hash(path);
    return accepted(
        scan.writes().to(scope, hash),
        row -> row.path == hash,
        (entry, line) -> entry.write().path().equals(path));
  }

  /**
   * The last accepted write to a resource, or its creation if the service named the resource.
   *
   * @param path of the resource
   * @param collection the path that its creation was sent to
   * @param id of the resource
   */
  public Optional<AcceptedEntry> last(String path, String collection, String id)
      throws JournalException {
    long own = JournalLine.hash(path);
    long whole = JournalLine.hash(collection);
    return accepted(
        scan.writes().to(scope, own, whole),
        row -> row.path == own || row.path == whole,
        (entry, line) ->
            entry.write().path().equals(path)
                || (entry.write().path().equals(collection)
                    && line.path(JournalLine.CONFIGURATION).asText("").equals(id)));
  }

  /** The last accepted write to any path. */
  public Optional<AcceptedEntry> lastOperation() throws JournalException {
    return accepted(scan.writes().of(scope), row -> true, (entry, line) -> true);
  }

  /**
   * Reads the accepted writes to all paths that were sent since a moment, one by one, the newest
   * first: their bodies together may be larger than the memory.
   *
   * @param each is called with each of them
   * @return how many there are
   * @throws JournalException when the journal cannot be read
   */
  public int acceptedSince(Instant since, Consumer<AcceptedWrite> each) throws JournalException {
    List<Row> rows = scan.writes().of(scope);
    int count = 0;
    try (EarlierLines lines = new EarlierLines(scan.segments())) {
      // No lambda here: the class-data archive names those of this class by their numbers.
      for (int i = rows.size() - 1; i >= 0; i--) {
        Row row = rows.get(i);
        Optional<Sent> sent =
            row.scope == scope && row.state == State.ACCEPTED
                ? sent(Optional.of(lines.at(row.sent)))
                : Optional.empty();
        if (sent.isPresent() && sent.get().at().isBefore(since)) {
          break;
        }
        if (sent.isPresent()) {
          JsonNode settled = lines.at(row.settled);
          Optional<AcceptedEntry> entry = AcceptedEntry.of(sent.get().line(), settled);
          if (entry.isPresent()) {
            String id = settled.path(JournalLine.CONFIGURATION).asText("");
            each.accept(new AcceptedWrite(sent.get().entry().write(), id, entry.get()));
            count++;
          }
        }
      }
    }
    return count;
  }

  /**
   * A write and its acceptance.
   *
   * @param configuration the id of the configuration; empty if the service did not name it
   */
  public record AcceptedWrite(Write write, String configuration, AcceptedEntry entry) {}

  /**
   * Reads the configurations that accepted creates made, the newest first; only of the last
   * creates, as far as the service named their configurations.
   *
   * @param path of the creates
   * @param field selects creates by a field of their body
   * @param value of that field; empty for any
   * @param each is called with each of them, until it wants no more
   */
  public void created(String path, String field, String value, CreatedVisitor each)
      throws JournalException {
    long hash = JournalLine.hash(path);
    List<Row> rows =
        rows(scan.writes().to(scope, hash), row -> row.path == hash && row.state == State.ACCEPTED);
    if (rows.isEmpty()) {
      return;
    }
    // Most lines do not have the value, and need not be parsed.
    String quoted = value.isEmpty() ? "" : Json.compact(TextNode.valueOf(value));
    boolean goesOn = true;
    try (EarlierLines lines = new EarlierLines(scan.segments())) {
      for (int i = rows.size() - 1; goesOn && i >= Math.max(0, rows.size() - LAST); i--) {
        Row row = rows.get(i);
        if (lines.hasAny(row.sent, List.of(quoted))) {
          Optional<CreatedConfiguration> created =
              created(lines.at(row.sent), lines.at(row.settled))
                  .filter(found -> value.isEmpty() || found.has(field, value));
          goesOn = created.isEmpty() || each.wantsMoreAfter(created.get());
        }
      }
    }
  }

  private Optional<CreatedConfiguration> created(JsonNode sending, JsonNode accepted) {
    String id = accepted.path(JournalLine.CONFIGURATION).asText("");
    return id.isEmpty() || !isOurs(JournalLine.entry(sending))
        ? Optional.empty()
        : Optional.of(new CreatedConfiguration(id, sending, accepted));
  }

  /**
   * A configuration that a create made.
   *
   * @param sending the create's line
   * @param accepted the line of its acceptance
   */
  public record CreatedConfiguration(String id, JsonNode sending, JsonNode accepted) {
    private boolean has(String field, String value) {
      return body().path(field).asText().equals(value);
    }

    /** The body of the create. */
    public JsonNode body() {
      return sending.path(JournalLine.BODY);
    }

    /** The acceptance; empty when its line is incomplete. */
    public Optional<AcceptedEntry> create() {
      return AcceptedEntry.of(sending, accepted);
    }
  }

  /** Reads configurations until it has seen enough, because each costs several reads. */
  public interface CreatedVisitor {
    boolean wantsMoreAfter(CreatedConfiguration created) throws JournalException;
  }

  /**
   * The writes in doubt: sent within {@link Journal#KEPT}, and neither accepted nor refused. The
   * newest is last.
   */
  public List<OpenWrite> open() throws JournalException {
    return open("");
  }

  /**
   * The writes in doubt to a path.
   *
   * @param path the path; empty for all paths
   */
  public List<OpenWrite> open(String path) throws JournalException {
    List<OpenWrite> open = new ArrayList<>();
    List<Row> rows =
        path.isEmpty() ? scan.writes().of(scope) : scan.writes().to(scope, JournalLine.hash(path));
    for (Row row : rows) {
      Optional<Sent> sent =
          row.state == State.OPEN && row.scope == scope ? sent(row) : Optional.empty();
      if (sent.isPresent() && sent.get().at().isAfter(oldest)) {
        Entry entry = sent.get().entry();
        if (path.isEmpty() || entry.write().path().equals(path)) {
          open.add(new OpenWrite(entry, sent.get().at(), sent.get().first()));
        }
      }
    }
    return open;
  }

  /** The last write with a key to a path; empty when there is none. */
  public Optional<KnownWrite> byKey(UUID key, String path) throws JournalException {
    long hash = JournalLine.hash(path);
    Predicate<Row> same = row -> row.key.equals(key) && row.path == hash;
    List<Row> candidates = scan.writes().with(key);
    List<Row> rows = rows(candidates, same);
    for (int i = rows.size() - 1; i >= 0; i--) {
      Optional<Sent> sent = sent(rows.get(i)).filter(s -> s.entry().write().path().equals(path));
      if (sent.isPresent()) {
        Optional<AcceptedEntry> accepted =
            accepted(candidates, same, (entry, line) -> entry.write().path().equals(path));
        return Optional.of(
            new KnownWrite(
                sent.get().entry(),
                sent.get().at(),
                sent.get().first(),
                fate(rows.get(i).state),
                accepted));
      }
    }
    return Optional.empty();
  }

  static KnownWrite.Fate fate(State state) {
    return switch (state) {
      case OPEN, REPEATED -> KnownWrite.Fate.OPEN;
      case REFUSED -> KnownWrite.Fate.REFUSED;
      case ACCEPTED, ACCEPTED_WITHOUT_NAME -> KnownWrite.Fate.ACCEPTED;
    };
  }

  /** The scan that the view is of. */
  Result scan() {
    return scan;
  }

  /** Writes sent before this moment are no longer of interest. */
  Instant oldest() {
    return oldest;
  }

  /** The number of bytes that the scan read. */
  long bytes() {
    return scan.bytes();
  }

  /** The number of lines that the scan parsed. */
  long lines() {
    return scan.lines();
  }

  /**
   * The last accepted write.
   *
   * @param wanted is asked about the write and the line of its acceptance
   */
  private Optional<AcceptedEntry> accepted(
      List<Row> among, Predicate<Row> rows, BiPredicate<Entry, JsonNode> wanted)
      throws JournalException {
    List<Row> found =
        new ArrayList<>(rows(among, row -> row.state == State.ACCEPTED && rows.test(row)));
    found.sort((one, other) -> other.settled.compareTo(one.settled));
    for (Row row : found) {
      Optional<Sent> sent = sent(row);
      Optional<JsonNode> settled = sent.isPresent() ? line(row.settled) : Optional.empty();
      Optional<AcceptedEntry> started =
          settled
              .filter(line -> wanted.test(sent.orElseThrow().entry(), line))
              .flatMap(line -> AcceptedEntry.of(sent.orElseThrow().line(), line));
      if (started.isPresent()) {
        return started;
      }
    }
    return Optional.empty();
  }

  List<Row> rows(Predicate<Row> wanted) {
    return rows(scan.writes().of(scope), wanted);
  }

  private List<Row> rows(List<Row> among, Predicate<Row> wanted) {
    return among.stream().filter(row -> row.scope == scope && wanted.test(row)).toList();
  }

  /** Whether the journal has no write, of whatever account. */
  public boolean isEmpty() {
    return scan.writes().rows().isEmpty();
  }

  /** All writes in the journal, also those of other accounts, in the order of sending. */
  List<Row> everyRow() {
    return scan.writes().rows();
  }

  /** At least the writes of this account to this target; see {@link #isOurs}. */
  List<Row> ours() {
    return scan.writes().of(scope);
  }

  /** At least the writes of this account to this target that have a key. */
  List<Row> with(UUID key) {
    return scan.writes().with(key);
  }

  /** Whether a write is one of this account to this target, as far as its hash tells. */
  boolean isOurs(Row row) {
    return row.scope == scope;
  }

  /** Whether a write was sent so recently that it can be in doubt. */
  boolean isRecent(Instant sent) {
    return sent.isAfter(oldest);
  }

  /** Whether it really is one; two texts may have the same hash. */
  private boolean isOurs(Entry entry) {
    return entry.target().equals(target) && entry.account().equals(account);
  }

  Optional<Sent> sent(Row row) throws JournalException {
    return sent(line(row.sent));
  }

  /** The write in a {@code sending} line; empty if it is of another account. */
  Optional<Sent> sent(Optional<JsonNode> line) {
    Optional<Instant> at = line.flatMap(JournalLine::at);
    if (at.isEmpty()) {
      return Optional.empty();
    }
    Entry entry = JournalLine.entry(line.orElseThrow());
    return isOurs(entry)
        ? Optional.of(
            new Sent(
                line.orElseThrow(),
                entry,
                at.get(),
                JournalLine.first(line.get()).orElse(at.get())))
        : Optional.empty();
  }

  Optional<JsonNode> line(Place place) throws JournalException {
    Path file = scan.segments().get(place.segment()).file();
    try (LineReader reader = new LineReader(file, place.offset())) {
      @Nullable String text = reader.next();
      if (text == null || JournalLine.scan(text).isEmpty()) {
        throw new IOException(
            "another program changed it while orch read it; run the command again");
      }
      return JournalLine.tree(text);
    } catch (IOException e) {
      throw JournalException.unreadable(file, e);
    }
  }
}
