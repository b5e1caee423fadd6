package orch.cli.apply;

import java.util.ArrayList;
import java.util.List;
import orch.plan.Action;
import orch.plan.Plan;

/** The numbers of a plan: {@code 1 to delete, 2 to create, 3 unchanged}. */
final class PlanCounts {
  private PlanCounts() {}

  /** What an apply would do. */
  static String toDo(Plan plan) {
    return counts(plan, "to delete", "to create", "to update");
  }

  /** What differs from files of another time. */
  static String differences(Plan plan) {
    return counts(plan, "removed", "added", "changed");
  }

  private static String counts(Plan plan, String deleted, String created, String updated) {
    List<String> parts = new ArrayList<>();
    add(parts, plan.count(Action.DELETE), deleted);
    add(parts, plan.count(Action.CREATE), created);
    add(parts, plan.count(Action.UPDATE), updated);
    if (plan.count(Action.UNCHANGED) > 0 || parts.isEmpty()) {
      parts.add(plan.count(Action.UNCHANGED) + " unchanged");
    }
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
