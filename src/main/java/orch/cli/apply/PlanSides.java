package orch.cli.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import orch.configuration.Difference;
import orch.configuration.NormalForm;
import orch.document.YamlText;
import orch.output.UnifiedDiff;
import orch.output.UnifiedDiff.Text;
import orch.plan.Action;
import orch.plan.Plan;
import orch.plan.PlanEntry;
import orch.term.Style;

/**
 * Each configuration of a plan as two texts, before and after. Both are in normal form, so that the
 * texts differ only where the configurations do.
 */
final class PlanSides {
  private PlanSides() {}

  /** The lines of all configurations that change, in the unified format. */
  static List<String> unified(Plan plan, Style style) {
    List<String> lines = new ArrayList<>();
    for (PlanEntry entry : changing(plan)) {
      String name = entry.name();
      Text before =
          new Text(
              entry.action() == Action.CREATE ? UnifiedDiff.NOTHING : "a/" + name, before(entry));
      Text after =
          new Text(
              entry.action() == Action.DELETE ? UnifiedDiff.NOTHING : "b/" + name, after(entry));
      lines.addAll(UnifiedDiff.lines(before, after, style));
    }
    return lines;
  }

  /** The texts of all configurations that change, before the changes. */
  static String before(Plan plan) {
    StringBuilder text = new StringBuilder();
    for (PlanEntry entry : changing(plan)) {
      text.append("# ").append(entry.name()).append('\n').append(before(entry));
    }
    return text.toString();
  }

  /** The texts of all configurations that change, after the changes. */
  static String after(Plan plan) {
    StringBuilder text = new StringBuilder();
    for (PlanEntry entry : changing(plan)) {
      text.append("# ").append(entry.name()).append('\n').append(after(entry));
    }
    return text.toString();
  }

  private static List<PlanEntry> changing(Plan plan) {
    return plan.entries().stream().filter(entry -> entry.action() != Action.UNCHANGED).toList();
  }

  private static String before(PlanEntry entry) {
    return entry.action() == Action.CREATE ? "" : text(NormalForm.of(entry.live().json()));
  }

  private static String after(PlanEntry entry) {
    return switch (entry.action()) {
      case DELETE -> "";
      case CREATE -> text(NormalForm.of(entry.body()));
      default -> text(NormalForm.of(Difference.applied(entry.body(), entry.live().json())));
    };
  }

  private static String text(ObjectNode normal) {
    return YamlText.write(normal);
  }
}
