package orch.operation;

import java.time.Duration;

/** A listener for the progress of waiting. Operations are named by their labels. */
public interface Progress extends AutoCloseable {
  /** Waiting for an operation begins. */
  void following(OperationToFollow operation);

  /**
   * The next poll of an operation is planned.
   *
   * @param due a reading of the ticker
   */
  default void planned(String name, Duration due) {}

  /** A poll of an operation begins. */
  default void polling(String name) {}

  /** The operation was read. */
  void seen(String name, Operation operation);

  /** A poll failed; another follows. */
  void missed(String name, String why);

  /** The operation cannot be polled any more. */
  void lost(String name, String why);

  /** The operation has ended, or cannot be polled any more: it is not polled again. */
  default void ended(String name, Outcome outcome) {}

  /** Still waiting; called at least every ten seconds. */
  void stillWaiting();

  /** Waiting is over. */
  @Override
  void close();
}
