package orch.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares a plan with the one that is made later for the same purpose. */
public final class PlanMoves {
  private PlanMoves() {}

  /**
   * What has moved since a plan was made: a line for each configuration for which another request
   * would be sent now, or whose version is another. Empty when the plans are the same.
   */
  public static List<String> between(Plan plan, Plan now) {
    Map<String, PlanEntry> later = new LinkedHashMap<>();
    now.entries().forEach(entry -> later.put(entry.place() + " " + entry.name(), entry));
    List<String> moves = new ArrayList<>();
    for (PlanEntry entry : plan.entries()) {
      @Nullable PlanEntry other = later.remove(entry.place() + " " + entry.name());
      String move = other == null ? "is not in the plan any more" : move(entry, other);
      if (!move.isEmpty()) {
        moves.add(entry.label() + " " + move);
      }
    }
    later.values().forEach(entry -> moves.add(entry.label() + " was not in the plan"));
    return moves;
  }

  private static String move(PlanEntry entry, PlanEntry other) {
    if (entry.action() != other.action()) {
      return "was to be " + past(entry.action()) + ", and would be " + past(other.action());
    }
    if (!entry.id().equals(other.id())) {
      return "is now " + other.id();
    }
    if (entry.action() == Action.UNCHANGED) {
      return "";
    }
    if (!entry.live().version().equals(other.live().version())) {
      return "has version " + version(other) + ", not " + version(entry);
    }
    return entry.body().equals(other.body()) ? "" : "would be changed in another way";
  }

  private static String version(PlanEntry entry) {
    return entry.live().version().isPresent() ? "" + entry.live().version().getAsLong() : "unknown";
  }

  private static String past(Action action) {
    return switch (action) {
      case CREATE -> "created";
      case UPDATE -> "updated";
      case DELETE -> "deleted";
      case UNCHANGED -> "left alone";
    };
  }
}
