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
import orch.concurrent.Deadline;
import orch.concurrent.LockTimeoutException;
import orch.concurrent.LockWait;
import orch.file.LockFile;
import orch.file.OwnerOnly;
import orch.journal.JournalLine.Event;
import orch.json.Json;

/**
 * JSON lines in a file per month, only ever appended to: {@code sending} before a write goes out,
 * {@code accepted} or {@code refused} when the service has answered. Processes and threads may
 * share it. A process that is killed at any moment leaves at worst a line that is cut off, which
 * readers skip.
 */
public final class Journal {
  /** How long a line is kept at least, and how long a write without an answer is in doubt. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** How long an answer waits for the lock, whatever the deadline says. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final String WHAT = "the journal";

  private final Path state;
  private final Segments segments;
  private final InstantSource clock;

  /**
   * @param state the state directory; it is made when it is needed
   * @param clock the wall clock: lines are dated by it
   */
  public Journal(Path state, InstantSource clock) {
    this.state = state.toAbsolutePath();
    this.segments = new Segments(state);
    this.clock = clock;
  }

  /**
   * Notes a write that is about to be sent; when this returns, it is on the disk. When it throws,
   * the write has not been sent.
   *
   * @return whether the line holds all of the write, so that it can be sent again from the journal
   * @throws JournalException when the journal cannot be written
   * @throws LockTimeoutException when another process kept the journal until the deadline
   * @throws InterruptedException when the thread was interrupted while it waited for that
   */
  public boolean sending(Entry entry, LockWait wait) throws JournalException, InterruptedException {
    return sending(entry, Optional.empty(), wait);
  }

  /**
   * Notes a write that is about to be sent again with its key; see {@link #sending(Entry,
   * LockWait)}.
   *
   * @param first when the key was sent for the first time, by which services forget keys; empty
   *     where it is sent for the first time
   */
  public boolean sending(Entry entry, Optional<Instant> first, LockWait wait)
      throws JournalException, InterruptedException {
    ObjectNode line = sendingLine(entry, first);
    byte[] text = bytes(line);
    // Readers would skip so long a line, and with it the doubt.
    boolean isWhole = text.length <= LineReader.LONGEST_LINE;
    try {
      append(
          isWhole ? text : bytes(line.putNull(JournalLine.BODY)),
          Optional.of(lock().acquire(WHAT, wait)));
      return isWhole;
    } catch (IOException e) {
      throw JournalException.unwritable(segments.directory(), e);
    }
  }

  /**
   * Notes that the service accepted a write, and what is known of the operation it started.
   *
   * <p>The answer is there, so this line is never given up for a lock, a deadline or an interrupt:
   * where another process holds the lock for two seconds, the line is appended without it. The
   * system appends a line in one piece even then. An interrupt does not stop it and is still set
   * afterwards.
   *
   * @param wait its note and its sleeper are used, its deadline is not
   * @throws JournalException when the journal cannot be written
   */
  public void accepted(Entry entry, JsonNode operation, LockWait wait) throws JournalException {
    ObjectNode line = line(Event.ACCEPTED, entry);
    for (String field : new String[] {JournalLine.OPERATION, JournalLine.STATUS_URL}) {
      line.put(field, operation.path(field).asText(""));
    }
    settle(line, wait);
  }

  /**
   * Notes that the service certainly does not act on a write, whichever of the attempts with its
   * key it was. The line is as safe as that of {@link #accepted}.
   *
   * @throws JournalException when the journal cannot be written
   */
  public void refused(Entry entry, LockWait wait) throws JournalException {
    settle(line(Event.REFUSED, entry), wait);
  }

  /**
   * Reads once what there is to know of the writes of an account to a target. With an index that is
   * up to date that is little, whatever the size of the journal; no lock is waited for.
   *
   * @throws JournalException when it cannot be read: then nothing is known, and nothing is known
   *     not to be in doubt
   */
  public JournalView read(String target, String account) throws JournalException {
    try {
      return new JournalView(
          new JournalScan(segments).run(), target, account, clock.instant().minus(KEPT));
    } catch (IOException e) {
      throw JournalException.unreadable(segments.directory(), e);
    }
  }

  /**
   * Waits until no other command of this user writes to a thing; until the turn is closed, none
   * will.
   *
   * @param thing an id
   * @param what the thing as people call it, such as {@code the configuration support}
   * @throws IOException when there is no place for locks
   * @throws LockTimeoutException at the deadline
   * @throws InterruptedException when the command is to end at once
   */
  public WriteLock turn(String thing, String what, LockWait wait)
      throws IOException, InterruptedException {
    Path locks = state.resolve("locks");
    OwnerOnly.createDirectory(locks);
    String name = Integer.toHexString(thing.hashCode()) + ".lock";
    return new WriteLock(new LockFile(locks, name).acquire(what, wait));
  }

  private ObjectNode sendingLine(Entry entry, Optional<Instant> first) {
    ObjectNode line = line(Event.SENDING, entry);
    if (first.isPresent()) {
      line.put(JournalLine.FIRST, first.get().toString());
    }
    line.put(JournalLine.METHOD, entry.write().method().name());
    line.put(JournalLine.SUBJECT, entry.write().subject());
    line.set(JournalLine.BODY, entry.write().body());
    return line;
  }

  /** One key may be used for several accounts and paths, so each line names them. */
  private ObjectNode line(Event event, Entry entry) {
    ObjectNode line = Json.object();
    line.put(JournalLine.AT, clock.instant().toString());
    line.put(JournalLine.EVENT, event.text());
    line.put(JournalLine.KEY, entry.write().key().toString());
    line.put(JournalLine.TARGET, entry.target());
    line.put(JournalLine.ACCOUNT, entry.account());
    line.put(JournalLine.PATH, entry.write().path());
    return line;
  }

  private static byte[] bytes(ObjectNode line) {
    return (Json.compact(line) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private LockFile lock() throws IOException {
    segments.makeDirectory();
    return new LockFile(segments.directory(), "lock");
  }

  private void settle(ObjectNode line, LockWait wait) throws JournalException {
    boolean interrupted = Thread.interrupted();
    try {
      append(bytes(line), withinGrace(lock(), wait));
    } catch (IOException e) {
      throw JournalException.unwritable(segments.directory(), e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * The lock, unless another process keeps it or an interrupt comes: then the line does without.
   */
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

  /** Appends a line, and lets go of the lock. */
  private void append(byte[] line, Optional<LockFile.Held> lock) throws IOException {
    try {
      Path file = segments.current(clock.instant());
      // Without the lock, another process may die inside its line at any moment.
      boolean isApart = lock.isEmpty() || Segments.endsInsideALine(file);
      Segments.append(file, isApart ? apart(line) : line);
    } finally {
      if (lock.isPresent()) {
        lock.get().close();
      }
    }
  }

  private static byte[] apart(byte[] line) {
    byte[] apart = new byte[line.length + 1];
    apart[0] = '\n';
    System.arraycopy(line, 0, apart, 1, line.length);
    return apart;
  }
}
