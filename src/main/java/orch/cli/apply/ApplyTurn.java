package orch.cli.apply;

import java.io.IOException;
import orch.cli.app.Account;
import orch.concurrent.Deadline;
import orch.journal.WriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The turn of a {@code config apply} in its account: two of this user at the same time would both
 * create what neither of them sees. It ends when the writes are sent, before their operations have
 * ended.
 */
final class ApplyTurn implements AutoCloseable {
  private final Account account;
  private boolean isTaken;
  private @Nullable WriteLock lock;

  ApplyTurn(Account account) {
    this.account = account;
  }

  /**
   * Waits for the turn.
   *
   * @throws orch.concurrent.LockTimeoutException at the deadline
   */
  void take(Deadline deadline) throws InterruptedException {
    String id = "apply " + account.journalTarget() + " " + account.journalAccount();
    try {
      lock =
          account.journal().writeLock(id, "another config apply", account.app().lockWait(deadline));
    } catch (IOException e) {
      // Without a writable directory for locks, as in a container, there is no other command.
      lock = null;
    }
    isTaken = true;
  }

  /** Whether it was taken, so that a plan that was made since then still holds. */
  boolean isTaken() {
    return isTaken;
  }

  /** Ends the turn, if it was taken. */
  @Override
  public void close() {
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }
}
