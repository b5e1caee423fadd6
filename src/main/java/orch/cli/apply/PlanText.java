package orch.cli.apply;

import java.util.ArrayList;
import java.util.List;
import orch.cli.output.ChangeText;
import orch.plan.Action;
import orch.plan.Plan;
import orch.plan.PlanEntry;
import orch.term.SafeText;
import orch.term.Style;

/**
 * A plan for people: each configuration with its changes, field by field.
 *
 * <pre>
 * ~ support (conv_configuration_01...)  support.yaml:1
 *   ~ description: "Inbound" -> "Outbound"
 *   + channelSettings.SMS.captureRules: {"from":"*","to":"+15551230101"}
 * </pre>
 */
final class PlanText {
  private final Style style;

  PlanText(Style style) {
    this.style = style;
  }

  /** The lines of the entries that change something, the deletions first. */
  List<String> lines(Plan plan) {
    List<String> lines = new ArrayList<>();
    for (Action action : List.of(Action.DELETE, Action.CREATE, Action.UPDATE)) {
      for (PlanEntry entry : plan.entries(action)) {
        lines.add(heading(entry));
        if (action != Action.DELETE) {
          lines.addAll(changes(entry));
        }
      }
    }
    return lines;
  }

  /** The lines of the changes of one configuration. */
  List<String> changes(PlanEntry entry) {
    ChangeText text = new ChangeText(style);
    return entry.changes().stream().map(change -> "  " + text.line(change)).toList();
  }

  /** The line of one configuration. */
  String heading(PlanEntry entry) {
    String label = SafeText.line(entry.label());
    String place = entry.place().isEmpty() ? "" : "  " + style.dim(SafeText.line(entry.place()));
    return switch (entry.action()) {
          case CREATE -> style.green("+ " + label);
          case DELETE -> style.red("- " + label);
          case UPDATE -> style.yellow("~ " + label);
          case UNCHANGED -> "= " + label;
        }
        + place;
  }
}
