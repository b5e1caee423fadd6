package orch.cli.apply;

import java.util.List;
import orch.cli.app.Account;
import orch.cli.problem.AmbiguousNameException;
import orch.cli.problem.NotFoundException;
import orch.configuration.Configuration;
import orch.document.Document;
import orch.plan.Plan;
import orch.plan.Planner;
import orch.plan.Planner.Ownership;
import orch.plan.UnplannableException;
import orch.plan.UnplannableException.Problem;
import orch.plan.UnplannableException.Reason;

/** Makes plans from files and the live configurations. */
final class Planning {
  private final Account account;
  private final Ownership ownership;

  Planning(Account account, Ownership ownership) {
    this.account = account;
    this.ownership = ownership;
  }

  /**
   * The plan for the documents.
   *
   * @param live all configurations
   * @throws AmbiguousNameException if a document may mean several configurations, or one that does
   *     not belong to the files
   * @throws NotFoundException if a document has the id of no configuration
   */
  Plan plan(List<Document> documents, List<Configuration> live) {
    try {
      return new Planner(live, ownership).plan(documents);
    } catch (UnplannableException unclear) {
      throw problem(unclear.problems());
    }
  }

  private RuntimeException problem(List<Problem> problems) {
    List<String> messages = problems.stream().map(Problem::message).toList();
    boolean isForeign = problems.stream().allMatch(each -> each.reason() == Reason.FOREIGN);
    String hint =
        isForeign
            ? "to take it over: " + account.app().sameCommand().with("--adopt")
            : "to list the configurations: " + account.app().commandLine("config list");
    boolean isOne = messages.size() == 1;
    String message =
        isOne
            ? messages.get(0)
            : messages.size() + " documents cannot be matched with configurations";
    boolean isMissing = problems.stream().allMatch(each -> each.reason() == Reason.UNKNOWN_ID);
    return isMissing && isOne
        ? new NotFoundException(message, hint, null)
        : new AmbiguousNameException(message, isOne ? List.of() : messages, hint);
  }
}
