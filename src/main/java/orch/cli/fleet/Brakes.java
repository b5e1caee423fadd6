package orch.cli.fleet;

import orch.fleet.AccountState;
import org.jspecify.annotations.Nullable;

/** Decides whether another account may be started. */
final class Brakes {
  private final int maxFailures;
  private int failures;
  private @Nullable RuntimeException problem;
  private boolean isInterrupted;

  Brakes(int maxFailures) {
    this.maxFailures = maxFailures;
  }

  synchronized boolean allowAnother() {
    return failures < maxFailures && problem == null && !isInterrupted;
  }

  /** Notes how an account ended. */
  synchronized void ended(AccountState state) {
    failures += state.isWell() ? 0 : 1;
  }

  /** Notes that the run itself cannot go on, because its report cannot be written, for example. */
  synchronized void broken(RuntimeException why) {
    problem = problem == null ? why : problem;
  }

  /** Notes that a signal stopped the run. */
  synchronized void interrupt() {
    isInterrupted = true;
  }

  synchronized boolean isInterrupted() {
    return isInterrupted;
  }

  synchronized int failures() {
    return failures;
  }

  /** Why the run itself could not go on; null when it could. */
  synchronized @Nullable RuntimeException problem() {
    return problem;
  }
}
