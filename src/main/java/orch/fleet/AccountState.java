package orch.fleet;

import java.util.Locale;

/** What became of an account in a run. */
public enum AccountState {
  DONE(true),
  /** There were differences, and the command was asked to tell by its exit code. */
  DIFFERENT(true),
  /** It was done by an earlier run of the same report. */
  SKIPPED(true),
  FAILED(false),
  INTERRUPTED(false),
  /** The run stopped before it. */
  UNSTARTED(false),
  /** A run began it, and did not say how it ended. */
  UNFINISHED(false),
  /** No run began it. */
  MISSING(false),
  /** Several reports have it. */
  TWICE(false);

  private final boolean isWell;

  AccountState(boolean isWell) {
    this.isWell = isWell;
  }

  /** Whether nothing is left to do. */
  public boolean isWell() {
    return isWell;
  }

  /** The state of that name; unfinished for a name of another version. */
  static AccountState of(String name) {
    for (AccountState state : values()) {
      if (state.toString().equals(name)) {
        return state;
      }
    }
    return UNFINISHED;
  }

  /** The name in reports. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
