package orch.operation;

import java.util.Optional;

/** How the waiting for one operation ended. */
public sealed interface Outcome {
  /** The operation's name: its id or its status URL, as it was given. */
  String name();

  /** The operation as last seen. */
  Optional<Operation> lastSeen();

  /** The operation came to its end, good or bad. */
  record Ended(String name, Operation operation) implements Outcome {
    @Override
    public Optional<Operation> lastSeen() {
      return Optional.of(operation);
    }
  }

  /** The deadline passed first. */
  record Unfinished(String name, Optional<Operation> lastSeen, Optional<String> lastMiss)
      implements Outcome {}

  /** The operation cannot be followed. */
  record Lost(String name, Optional<Operation> lastSeen, RuntimeException problem)
      implements Outcome {}
}
