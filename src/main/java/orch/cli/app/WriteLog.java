package orch.cli.app;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import orch.api.Accepted;
import orch.api.ApiException;
import orch.configuration.Configuration;
import orch.journal.Entry;
import orch.operation.Operation;
import orch.operation.Outcome;
import orch.operation.Status;
import orch.operation.Write;

/**
 * What one command wrote and what came of it, for its receipt and for the report to a CI service.
 * Several threads may add to it. A command without either has none.
 */
public final class WriteLog {
  private final InstantSource clock;
  private final Instant began;
  private final Map<UUID, Written> writes = new LinkedHashMap<>();
  private final Map<String, Configuration> unchanged = new LinkedHashMap<>();
  private Map<String, String> plan = Map.of();
  private Optional<Path> receipt = Optional.empty();

  WriteLog(InstantSource clock) {
    this.clock = clock;
    this.began = clock.instant();
  }

  /**
   * One write.
   *
   * @param sentAt when this command sent it
   * @param accepted the answer; empty when there was none
   * @param last the operation as it was last seen; empty when it was not followed
   * @param endedAt when the operation was seen to have ended
   * @param problem why it failed; empty when it did not
   * @param isRepeat whether the answer belongs to an earlier use of its idempotency key
   */
  public record Written(
      Entry entry,
      Instant sentAt,
      Optional<Accepted> accepted,
      Optional<Operation> last,
      Optional<Instant> endedAt,
      Optional<String> problem,
      boolean isRepeat) {
    /** What the write does: {@code create}, {@code update}, {@code replace} or {@code delete}. */
    public String action() {
      return switch (entry.write().method()) {
        case POST -> "create";
        case PUT -> "replace";
        case PATCH -> "update";
        case DELETE -> "delete";
      };
    }

    /** The id of the operation; empty when it is unknown. */
    public String operation() {
      return accepted.map(Accepted::label).orElse("");
    }

    /** The id of the configuration; empty when it is unknown. */
    public String configuration() {
      String path = entry.write().path();
      return switch (entry.write().method()) {
        case POST ->
            accepted
                .flatMap(start -> start.operation().configurationId())
                .or(() -> last.flatMap(Operation::configurationId))
                .orElse("");
        default -> path.substring(path.lastIndexOf('/') + 1);
      };
    }

    /** The progress in a word: {@code unsent} never occurs, because it is in no log. */
    public String state() {
      if (problem.isPresent()) {
        return "failed";
      }
      return last.filter(seen -> seen.status() == Status.COMPLETED).isPresent()
          ? "completed"
          : accepted.isPresent() ? "accepted" : "unknown";
    }

    private Written after(Outcome outcome, Instant now) {
      Optional<Operation> seen = outcome.lastSeen();
      boolean isOver = seen.filter(each -> each.status().isTerminal()).isPresent();
      boolean isBad = isOver && seen.filter(each -> each.status() == Status.COMPLETED).isEmpty();
      return new Written(
          entry,
          sentAt,
          accepted,
          seen,
          isOver ? Optional.of(now) : Optional.empty(),
          isBad ? seen.flatMap(Operation::failure).or(() -> Optional.of("failed")) : problem,
          isRepeat);
    }
  }

  /** The command's end writes a receipt into this file. */
  public void receiptInto(Path file) {
    receipt = Optional.of(file);
  }

  /** The file of the receipt; empty when none is wanted. */
  public Optional<Path> receipt() {
    return receipt;
  }

  /**
   * Says which plan the writes are of.
   *
   * @param facts its hashes, by the names that a receipt has for them
   */
  public void plan(Map<String, String> facts) {
    plan = new LinkedHashMap<>(facts);
  }

  /** What a receipt says about the plan; empty when there is none. */
  public Map<String, String> plan() {
    return plan;
  }

  public Instant began() {
    return began;
  }

  /** A write is about to be sent. */
  public synchronized void sending(Entry entry) {
    Optional<Instant> none = Optional.empty();
    writes.put(
        entry.write().key(),
        new Written(
            entry,
            clock.instant(),
            Optional.empty(),
            Optional.empty(),
            none,
            Optional.empty(),
            false));
  }

  /** A write was accepted. */
  public synchronized void accepted(Accepted answer) {
    writes.computeIfPresent(
        answer.idempotencyKey(),
        (key, it) ->
            new Written(
                it.entry,
                it.sentAt,
                Optional.of(answer),
                it.last,
                it.endedAt,
                it.problem,
                it.isRepeat));
  }

  /** A write was not accepted, or has failed. */
  public synchronized void failed(UUID write, RuntimeException problem) {
    if (problem instanceof ApiException.NotFound && isDeletion(write)) {
      // What is to be deleted does not exist any more.
      writes.remove(write);
      return;
    }
    writes.computeIfPresent(
        write,
        (key, it) ->
            new Written(
                it.entry,
                it.sentAt,
                it.accepted,
                it.last,
                it.endedAt,
                Optional.of(String.valueOf(problem.getMessage())),
                it.isRepeat));
  }

  private boolean isDeletion(UUID write) {
    Written known = writes.get(write);
    return known != null && known.entry.write().method() == Write.Method.DELETE;
  }

  /** Whether the answer to a write belongs to an earlier use of its key. */
  public synchronized boolean isRepeated(UUID write) {
    Written known = writes.get(write);
    return known != null && known.isRepeat;
  }

  /** The answer to a write belongs to an earlier use of its key. */
  public synchronized void repeated(UUID write) {
    writes.computeIfPresent(
        write,
        (key, it) ->
            new Written(it.entry, it.sentAt, it.accepted, it.last, it.endedAt, it.problem, true));
  }

  /** A write was answered with an earlier failure, and another one was sent in its place. */
  public synchronized void forget(UUID write) {
    writes.remove(write);
  }

  /** An operation was followed to its end, or as far as the deadline allowed. */
  public synchronized void ended(Outcome outcome) {
    writes.replaceAll(
        (key, it) ->
            it.accepted.isPresent() && it.operation().equals(outcome.name())
                ? it.after(outcome, clock.instant())
                : it);
  }

  /** A configuration is as wanted already, and nothing was sent for it. */
  public synchronized void unchanged(Configuration live) {
    unchanged.put(live.id(), live);
  }

  /** The writes in the order in which they were sent. */
  public synchronized List<Written> writes() {
    return new ArrayList<>(writes.values());
  }

  /** The configurations that nothing was sent for. */
  public synchronized List<Configuration> unchanged() {
    return new ArrayList<>(unchanged.values());
  }
}
