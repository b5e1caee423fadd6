package orch.cli.apply;

import java.util.List;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.option.Option;
import orch.cli.option.WholeNumberConverter;
import orch.cli.problem.NotConfirmedException;
import orch.cli.problem.UsageException;
import orch.document.Document;
import orch.plan.Action;
import orch.plan.Plan;
import orch.plan.PlanEntry;

/** {@code --prune} and its limits. */
final class PruneFlags {
  private static final int MOST = 1;

  private final Option<Boolean> prune =
      Option.toggle("--prune")
          .onlyOnCommandLine()
          .description("delete what the lock says these files created and no file has any more");
  private final Option<Integer> maxDeletes =
      Option.of(Integer.class, new WholeNumberConverter(0, Integer.MAX_VALUE), "--max-deletes")
          .onlyOnCommandLine()
          .label("N")
          .standard(String.valueOf(MOST))
          .description("most configurations that --prune may delete");

  List<Option<?>> all() {
    return List.of(prune, maxDeletes);
  }

  boolean isSet() {
    return prune.isSet();
  }

  /**
   * Refuses what could delete too much.
   *
   * @param lock the name of the lock file
   * @param isFiltered whether some documents are left out
   */
  void check(Optional<String> lock, List<Document> documents, boolean isFiltered) {
    if (!prune.isSet()) {
      return;
    }
    if (lock.isEmpty()) {
      throw new UsageException(
          "--prune deletes only what the lock file lists, and there is none; to begin one, apply"
              + " with --lock "
              + LockStore.NAME);
    }
    if (documents.isEmpty()) {
      throw new UsageException(
          "--prune without any document would delete everything; the files have none");
    }
    if (isFiltered) {
      throw new UsageException("--prune needs all documents: leave out --filter");
    }
  }

  /**
   * Refuses a plan with more deletions than allowed.
   *
   * @throws NotConfirmedException with the names and ids of all
   */
  void refuseTooMany(Plan plan, App app) {
    List<PlanEntry> deletions = plan.entries(Action.DELETE);
    int most = maxDeletes.orElse(MOST);
    if (deletions.size() > most) {
      String labels = String.join(", ", deletions.stream().map(PlanEntry::label).toList());
      throw new NotConfirmedException(
          "the plan deletes "
              + deletions.size()
              + " configurations ("
              + labels
              + "), and --max-deletes is "
              + most
              + "; nothing was sent",
          "to allow it: "
              + app.sameCommand().with("--max-deletes", String.valueOf(deletions.size())));
    }
  }
}
