package orch.concurrent;

import java.util.Optional;

/** The deadline passed while another process held a lock. */
public final class LockTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what the resource that the lock protects, such as {@code the journal}
   * @param holder who holds it; empty where that is unknown
   */
  public LockTimeoutException(String what, Optional<String> holder) {
    super(
        "the deadline passed while orch waited for "
            + what
            + holder.map(who -> ", which " + who + " holds").orElse(""));
  }
}
