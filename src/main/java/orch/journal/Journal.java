package orch.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import orch.concurrent.Deadline;
import orch.concurrent.LockTimeoutException;
import orch.concurrent.LockWait;
import orch.file.LockFile;
import orch.file.OwnerOnly;
import orch.journal.JournalLine.Event;
import orch.json.Json;

/**
 * The record of all writes, so that a write whose outcome is unknown can be found after a crash. It
 * is a file of JSON lines per month, to which lines are only appended: {@code sending} before a
 * write is sent, {@code accepted} or {@code refused} after the answer. Processes and threads can
 * share it. A process that is killed leaves at most one incomplete line, which readers skip.
 */
public final class Journal {
  /** How long a line is kept at least, and how long a write without an answer stays in doubt. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** How long the line of an answer waits for the lock, even after the deadline. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final String WHAT = "the journal";

  /** Threads of this process take turns here, which needs no pauses, before they lock the file. */
  private static final Object THREADS = new Object();

  private final Path state;
  private final Segments segments;
  private final InstantSource clock;
  private final SharedScan shared;

  /**
   * @param state the state directory; it is created when needed
   * @param clock the wall clock, for the dates of lines
   */
  public Journal(Path state, InstantSource clock) {
    this(state, clock, new SharedScan());
  }

  /**
   * The same with a scan that goes on from where another object for this journal has stopped.
   *
   * @param shared what they read together
   */
  public Journal(Path state, InstantSource clock, SharedScan shared) {
    this.shared = shared;
    this.state = state.toAbsolutePath();
    this.segments = new Segments(state);
    this.clock = clock;
  }

  /**
   * Records a write that is about to be sent. The line is on disk when this method returns. When it
   * throws, the write must not be sent.
   *
   * @return whether the line contains the whole write, so that it can be sent again from the
   *     journal
   * @throws JournalException when the journal cannot be written
   * @throws LockTimeoutException when another process held the lock until the deadline
   * @throws InterruptedException when the thread was interrupted while it waited for the lock
   */
  public boolean sending(Entry entry, LockWait wait) throws JournalException, InterruptedException {
    return sending(entry, Optional.empty(), wait);
  }

  /**
   * Records a write that is about to be sent again with its idempotency key; see {@link
   * #sending(Entry, LockWait)}.
   *
   * @param first when the key was first sent, from which its lifetime at the service counts; empty
   *     when this is the first time
   */
  public boolean sending(Entry entry, Optional<Instant> first, LockWait wait)
      throws JournalException, InterruptedException {
    ObjectNode line = sendingLine(entry, first);
    byte[] text = bytes(line);
    // Readers skip longer lines, and would not see that the write is in doubt.
    if (text.length > LineReader.LONGEST_LINE && line.has(JournalLine.BEFORE)) {
      text = bytes(line.putNull(JournalLine.BEFORE));
    }
    boolean isWhole = text.length <= LineReader.LONGEST_LINE;
    byte[] written = isWhole ? text : bytes(line.putNull(JournalLine.BODY));
    try {
      synchronized (THREADS) {
        append(written, Optional.of(lock().acquire(WHAT, wait)));
      }
      return isWhole;
    } catch (IOException e) {
      throw JournalException.unwritable(segments.directory(), e);
    }
  }

  /**
   * Records that the service accepted a write, with the operation it started.
   *
   * <p>Neither a lock, nor the deadline, nor an interrupt keeps this line from being written: when
   * another process holds the lock for two seconds, the line is appended without it. The system
   * appends a line in one piece even then. An interrupt stays set.
   *
   * @param wait only its note and its sleeper are used, not its deadline
   * @throws JournalException when the journal cannot be written
   */
  public void accepted(Entry entry, JsonNode operation, LockWait wait) throws JournalException {
    ObjectNode line = line(Event.ACCEPTED, entry);
    for (String field : new String[] {JournalLine.OPERATION, JournalLine.STATUS_URL}) {
      line.put(field, operation.path(field).asText(""));
    }
    String configuration = operation.path("related").path(JournalLine.CONFIGURATION).asText("");
    if (!configuration.isEmpty()) {
      line.put(JournalLine.CONFIGURATION, configuration);
    }
    settle(line, wait);
  }

  /**
   * Records that the service certainly did not act on any attempt of a write. The line is written
   * as reliably as that of {@link #accepted}.
   *
   * @throws JournalException when the journal cannot be written
   */
  public void refused(Entry entry, LockWait wait) throws JournalException {
    settle(line(Event.REFUSED, entry), wait);
  }

  /**
   * Records what a reading has found out about a write that got no answer, which settles it. The
   * line is that of an acceptance or a refusal, with a member {@code found}, so that earlier
   * versions of orch understand it as well. It is written as reliably as that of {@link #accepted}.
   *
   * @param configuration the id of the configuration that a create made; empty when unknown
   * @throws JournalException when the journal cannot be written
   */
  public void found(Entry entry, Verdict verdict, String configuration, LockWait wait)
      throws JournalException {
    ObjectNode line = line(verdict == Verdict.APPLIED ? Event.ACCEPTED : Event.REFUSED, entry);
    line.put(JournalLine.FOUND, verdict.text());
    if (!configuration.isEmpty()) {
      line.put(JournalLine.CONFIGURATION, configuration);
    }
    settle(line, wait);
  }

  /**
   * Reads the state of an account's writes to a target. With an up-to-date index, this reads
   * little, whatever the size of the journal. It takes no lock.
   *
   * @throws JournalException when the journal cannot be read; then any write may be in doubt
   */
  public JournalView read(String target, String account) throws JournalException {
    try {
      return new JournalView(shared.read(segments), target, account, clock.instant().minus(KEPT));
    } catch (IOException e) {
      throw JournalException.unreadable(segments.directory(), e);
    }
  }

  /**
   * Saves what was read as the index, at the end of a command that has written much. The first
   * reading of a process does that itself. A failure only makes the next command slower.
   */
  public void saveIndex() {
    try {
      shared.save(segments);
    } catch (IOException e) {
      // The next command reads the lines themselves.
      return;
    }
  }

  /**
   * Takes the lock for writes to a resource, which keeps out this user's other commands until it is
   * closed.
   *
   * @param id the id of the resource
   * @param what the resource, for messages: {@code the configuration support}
   * @throws IOException when the lock file cannot be created
   * @throws LockTimeoutException at the deadline
   * @throws InterruptedException when the thread is interrupted
   */
  public WriteLock writeLock(String id, String what, LockWait wait)
      throws IOException, InterruptedException {
    Path locks = locks();
    OwnerOnly.createDirectory(locks);
    String name = Integer.toHexString(id.hashCode()) + ".lock";
    return new WriteLock(new LockFile(locks, name).acquire(what, wait));
  }

  /**
   * Marks a write as being sent. Mark it before {@link #sending(Entry, LockWait)}, and close the
   * mark after the line of its answer. Empty when it cannot be marked.
   */
  public Optional<InFlight> mark(UUID key) {
    return InFlight.mark(locks(), key);
  }

  /** Whether a process of this user is sending the write with this key. */
  public boolean isInFlight(UUID key) {
    return InFlight.is(locks(), key);
  }

  private Path locks() {
    return state.resolve("locks");
  }

  private ObjectNode sendingLine(Entry entry, Optional<Instant> first) {
    ObjectNode line = line(Event.SENDING, entry);
    if (first.isPresent()) {
      line.put(JournalLine.FIRST, first.get().toString());
    }
    line.put(JournalLine.METHOD, entry.write().method().name());
    line.put(JournalLine.SUBJECT, entry.write().subject());
    line.setAll(entry.context());
    line.set(JournalLine.BODY, entry.write().body());
    return line;
  }

  /** Each line names account and path, because a key may be used for several of them. */
  ObjectNode line(Event event, Entry entry) {
    ObjectNode line = Json.object();
    line.put(JournalLine.AT, Timestamp.text(clock.instant()));
    line.put(JournalLine.EVENT, event.text());
    line.put(JournalLine.KEY, entry.write().key().toString());
    line.put(JournalLine.TARGET, entry.target());
    line.put(JournalLine.ACCOUNT, entry.account());
    line.put(JournalLine.PATH, entry.write().path());
    return line;
  }

  static byte[] bytes(ObjectNode line) {
    return (Json.compact(line) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private LockFile lock() throws IOException {
    segments.makeDirectory();
    return new LockFile(segments.directory(), "lock");
  }

  private void settle(ObjectNode line, LockWait wait) throws JournalException {
    settle(bytes(line), wait);
  }

  /** Appends lines as reliably as possible; see {@link #accepted}. */
  void settle(byte[] lines, LockWait wait) throws JournalException {
    boolean interrupted = Thread.interrupted();
    try {
      synchronized (THREADS) {
        append(lines, withinGrace(lock(), wait));
      }
    } catch (IOException e) {
      throw JournalException.unwritable(segments.directory(), e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Takes the lock; empty when another process holds it for too long, or on an interrupt. */
  private static Optional<LockFile.Held> withinGrace(LockFile lock, LockWait wait)
      throws IOException {
    Deadline end = Deadline.in(GRACE, wait.deadline().ticker());
    try {
      return Optional.of(lock.acquire(WHAT, new LockWait(end, wait.sleeper(), wait.note())));
    } catch (LockTimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Appends a line and releases the lock. */
  private void append(byte[] line, Optional<LockFile.Held> lock) throws IOException {
    try {
      Path file = segments.current(clock.instant());
      // Without the lock, another process may be killed inside its line at any moment.
      boolean needsLineEnd = lock.isEmpty() || Segments.endsInsideALine(file);
      Segments.append(file, needsLineEnd ? withLeadingLineEnd(line) : line);
    } finally {
      if (lock.isPresent()) {
        lock.get().close();
      }
    }
  }

  private static byte[] withLeadingLineEnd(byte[] line) {
    byte[] separated = new byte[line.length + 1];
    separated[0] = '\n';
    System.arraycopy(line, 0, separated, 1, line.length);
    return separated;
  }
}
