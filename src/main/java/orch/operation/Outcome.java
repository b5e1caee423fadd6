package orch.operation;

import java.util.Optional;

/** How the waiting for one operation ended. */
public sealed interface Outcome {
  /** What people call the operation: its id, or its status URL where that was given. */
  String name();

  /** The operation as last seen. */
  Optional<Operation> lastSeen();

  /**
   * The operation, which is completed.
   *
   * @throws OperationFailedException when it ended otherwise
   * @throws NotFinishedException when it has not ended
   * @throws RuntimeException why it could not be followed
   */
  Operation completed();

  /** The operation came to its end, good or bad. */
  record Ended(String name, Operation operation) implements Outcome {
    @Override
    public Optional<Operation> lastSeen() {
      return Optional.of(operation);
    }

    @Override
    public Operation completed() {
      if (operation.status() != Status.COMPLETED) {
        throw new OperationFailedException(this);
      }
      return operation;
    }
  }

  /** The deadline passed first. */
  record Unfinished(String name, Optional<Operation> lastSeen, Optional<String> lastMiss)
      implements Outcome {
    @Override
    public Operation completed() {
      throw new NotFinishedException(this);
    }
  }

  /** The operation cannot be followed. */
  record Lost(String name, Optional<Operation> lastSeen, RuntimeException problem)
      implements Outcome {
    @Override
    public Operation completed() {
      throw problem;
    }
  }
}
