package orch.traffic;

import java.util.List;
import java.util.Locale;

/**
 * Messages that other configurations capture after a change than before it.
 *
 * @param message one for all of them: its metadata are those that they have at least
 * @param before the places of the configurations that captured them, in order; empty for none
 * @param after the places of those that capture them now
 */
public record TrafficChange(Message message, List<Integer> before, List<Integer> after) {
  /** What changes. */
  public enum Kind {
    STARTS,
    STOPS,
    MOVES,
    BECOMES_AMBIGUOUS,
    STAYS_AMBIGUOUS,
    NO_LONGER_AMBIGUOUS;

    /** The kind in words. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  public TrafficChange {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** What changes. */
  public Kind kind() {
    if (after.isEmpty()) {
      return Kind.STOPS;
    }
    if (after.size() > 1) {
      return before.size() > 1 ? Kind.STAYS_AMBIGUOUS : Kind.BECOMES_AMBIGUOUS;
    }
    if (before.isEmpty()) {
      return Kind.STARTS;
    }
    return before.size() == 1 ? Kind.MOVES : Kind.NO_LONGER_AMBIGUOUS;
  }

  /** Whether the same configurations captured other messages before, and capture them now. */
  public boolean isSameChange(TrafficChange other) {
    return before.equals(other.before) && after.equals(other.after);
  }
}
