package orch.server.store;

import java.io.IOException;
import orch.concurrent.Deadline;
import orch.concurrent.LockTimeoutException;
import orch.concurrent.LockWait;

/** Where a control plane keeps its state. */
public interface Storage {
  /**
   * Opens the database, and creates the tables when they are missing.
   *
   * @param beginning what each transaction that writes begins with
   * @param opening how to wait when another process holds the lock at opening
   * @param serving the deadline of all requests
   * @throws DatabaseException when the database cannot be opened or created
   * @throws LockTimeoutException when another process still holds the lock at the deadline
   */
  Database open(Beginning beginning, LockWait opening, Deadline serving)
      throws IOException, InterruptedException;

  /** The place, as messages name it. It has no secrets. */
  String place();
}
