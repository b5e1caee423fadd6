package orch.operation;

import java.util.Optional;

/** The result of waiting for one operation. */
public sealed interface Outcome {
  /** The operation's name for messages: its id, or the status URL when that was given. */
  String name();

  /** The operation as it was last read; empty when it never was. */
  Optional<Operation> lastSeen();

  /**
   * The completed operation.
   *
   * @throws OperationFailedException when it ended FAILED or CANCELLED
   * @throws NotFinishedException when it has not ended
   * @throws RuntimeException the problem, when it could not be polled
   */
  Operation completed();

  /** The operation ended: completed, failed or cancelled. */
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

  /** The operation cannot be polled. */
  record Lost(String name, Optional<Operation> lastSeen, RuntimeException problem)
      implements Outcome {
    @Override
    public Operation completed() {
      throw problem;
    }
  }
}
