package orch.operation;

/** A listener for the progress of waiting. */
public interface Progress extends AutoCloseable {
  /** Waiting for an operation begins. */
  void following(String name);

  /** The operation was read. */
  void seen(String name, Operation operation);

  /** A poll failed; another follows. */
  void missed(String name, String why);

  /** The operation cannot be polled any more. */
  void lost(String name, String why);

  /** Still waiting; called at least every ten seconds. */
  void stillWaiting();

  /** Waiting is over. */
  @Override
  void close();
}
