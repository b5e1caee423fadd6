package orch.operation;

/** Hears how the waiting goes. */
public interface Progress extends AutoCloseable {
  /** The waiting begins. */
  void following(String name);

  /** The operation was seen. */
  void seen(String name, Operation operation);

  /** A look failed; there will be another. */
  void missed(String name, String why);

  /** The operation cannot be followed any more. */
  void lost(String name, String why);

  /** Time goes by: called at least every ten seconds. */
  void stillWaiting();

  /** The waiting is over. */
  @Override
  void close();
}
