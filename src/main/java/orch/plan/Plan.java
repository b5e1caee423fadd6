package orch.plan;

import java.util.List;

/**
 * What makes the live configurations match the documents of files.
 *
 * @param entries one for each document, in the order of the documents
 */
public record Plan(List<PlanEntry> entries) {
  public Plan {
    entries = List.copyOf(entries);
  }

  /** The entries with an action. */
  public List<PlanEntry> entries(Action action) {
    return entries.stream().filter(entry -> entry.action() == action).toList();
  }

  /** The number of entries with an action. */
  public int count(Action action) {
    return entries(action).size();
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return count(Action.UNCHANGED) == entries.size();
  }
}
