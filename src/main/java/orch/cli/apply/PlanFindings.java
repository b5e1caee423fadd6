package orch.cli.apply;

import java.util.ArrayList;
import java.util.List;
import orch.cli.write.Warnings;
import orch.configuration.Draft;
import orch.document.Document;
import orch.lint.Finding;
import orch.lint.Rules;
import orch.plan.Action;
import orch.plan.Plan;
import orch.plan.PlanEntry;

/** What the rules find in the changes of a plan. */
final class PlanFindings {
  private PlanFindings() {}

  /**
   * The findings that the changes cause, with the file and line of each.
   *
   * @param documents those of the plan, in the same order
   */
  static List<Finding> of(Plan plan, List<Document> documents) {
    List<Finding> found = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      PlanEntry entry = plan.entries().get(i);
      if (entry.action() == Action.CREATE) {
        Draft draft = Draft.of(documents.get(i));
        found.addAll(Warnings.located(Rules.check(draft.document()), draft));
      } else if (entry.action() == Action.UPDATE) {
        Draft draft = Draft.onto(entry.live());
        draft.merge(documents.get(i));
        List<Finding> caused = Rules.checkChange(entry.live().json(), draft.document());
        found.addAll(Warnings.located(caused, draft));
      }
    }
    return found;
  }
}
