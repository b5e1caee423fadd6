package orch.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import orch.configuration.Change;
import orch.json.Json;
import orch.output.MarkdownText;
import orch.plan.Action;
import orch.plan.Plan;
import orch.plan.PlanEntry;

/**
 * A plan as Markdown for the comment of a pull request, with each configuration in a part that can
 * be opened. No value can become markup, a link or a mention of somebody.
 */
final class PlanMarkdown {
  private PlanMarkdown() {}

  /**
   * The text.
   *
   * @param counts the numbers of the plan
   */
  static String of(Plan plan, String counts) {
    StringBuilder text = new StringBuilder("**orch**: " + counts + "\n");
    for (PlanEntry entry : plan.entries()) {
      if (entry.action() != Action.UNCHANGED) {
        text.append(part(entry));
      }
    }
    return text.toString();
  }

  private static String part(PlanEntry entry) {
    StringBuilder text = new StringBuilder("\n<details><summary>");
    int changes = entry.changes().size();
    text.append(entry.action()).append(' ').append(MarkdownText.code(entry.label()));
    text.append(" (").append(changes).append(changes == 1 ? " change" : " changes");
    text.append(")</summary>\n\n| field | before | after |\n|---|---|---|\n");
    for (Change change : entry.changes()) {
      text.append("| ").append(MarkdownText.code(change.path()));
      text.append(" | ").append(value(change.before()));
      text.append(" | ").append(value(change.after())).append(" |\n");
    }
    return text.append("\n</details>\n").toString();
  }

  /** What the changes mean for messages, as a part that can be opened. */
  static String of(TrafficText traffic) {
    List<TrafficText.Line> lines = traffic.changes();
    if (lines.isEmpty()) {
      return "\n" + TrafficText.NOTHING + "\n";
    }
    StringBuilder text = new StringBuilder("\n<details><summary>traffic (");
    text.append(lines.size()).append(lines.size() == 1 ? " change" : " changes");
    text.append(")</summary>\n\n| channel | messages | change |\n|---|---|---|\n");
    for (TrafficText.Line line : lines) {
      text.append("| ").append(MarkdownText.code(line.channel()));
      text.append(" | ").append(MarkdownText.code(line.messages()));
      text.append(" | ").append(MarkdownText.code(line.change())).append(" |\n");
    }
    return text.append("\n</details>\n").toString();
  }

  private static String value(JsonNode value) {
    return value.isMissingNode() ? "" : MarkdownText.code(Json.compact(value));
  }
}
