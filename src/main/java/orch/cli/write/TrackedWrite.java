package orch.cli.write;

import java.util.Optional;
import orch.api.Accepted;
import orch.configuration.Configuration;
import orch.operation.Operation;
import orch.operation.Outcome;
import orch.operation.Write;
import org.jspecify.annotations.Nullable;

/** One of several writes, and what became of it. Several threads may ask. */
public final class TrackedWrite {
  /** The progress of one write. */
  public enum State {
    /** Nothing was sent. */
    UNSENT,
    ACCEPTED,
    COMPLETED,
    FAILED
  }

  private final String name;
  private final Configuration read;
  private final Write write;
  private final boolean isNew;
  private State state = State.UNSENT;
  private @Nullable Accepted accepted;
  private @Nullable Operation last;
  private @Nullable RuntimeException problem;

  /**
   * @param name the name for messages
   * @param read the configuration as it was read; without fields for a create
   * @param isNew whether no earlier command has sent the write with its key
   */
  public TrackedWrite(String name, Configuration read, Write write, boolean isNew) {
    this.name = name;
    this.read = read;
    this.write = write;
    this.isNew = isNew;
  }

  public String name() {
    return name;
  }

  /** The configuration as it was read before the write; without fields for a create. */
  public Configuration read() {
    return read;
  }

  /** Whether no earlier command has sent the write with its key. */
  boolean isNew() {
    return isNew;
  }

  public Write write() {
    return write;
  }

  public synchronized State state() {
    return state;
  }

  /** Why it failed, or was not sent; empty when it did not fail. */
  public synchronized Optional<RuntimeException> problem() {
    return Optional.ofNullable(problem);
  }

  /** The operation as it was last seen; empty when the write was not accepted. */
  public synchronized Optional<Operation> operation() {
    Optional<Accepted> start = Optional.ofNullable(accepted);
    return Optional.ofNullable(last).or(() -> start.map(Accepted::operation));
  }

  /** The id of the configuration, as far as it is known; else an empty text. */
  public synchronized String id() {
    Optional<String> made =
        Optional.ofNullable(accepted)
            .flatMap(start -> start.operation().configurationId())
            .or(() -> Optional.ofNullable(last).flatMap(Operation::configurationId));
    return read.id().isEmpty() ? made.orElse("") : read.id();
  }

  synchronized void set(State next, @Nullable RuntimeException why) {
    state = next;
    problem = why;
  }

  synchronized void accept(Accepted answer) {
    accepted = answer;
    state = State.ACCEPTED;
  }

  synchronized void see(Outcome outcome) {
    last = outcome.lastSeen().orElse(null);
  }

  synchronized Accepted accepted() {
    if (accepted == null) {
      throw new IllegalStateException(name + " was not accepted");
    }
    return accepted;
  }
}
