package orch.cli.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orch.cli.app.Account;
import orch.cli.write.WaitFlags;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.document.Document;
import orch.plan.Action;
import orch.plan.DocumentHash;
import orch.plan.Drift.Side;
import orch.plan.Lock;
import orch.plan.LockComparison;
import orch.plan.LockComparison.Left;
import orch.plan.Origin;
import orch.plan.Plan;
import orch.plan.PlanEntry;
import orch.plan.Planner.Ownership;

/** Makes the plan of an apply from files. */
final class FilePlanSource implements PlanSource {
  private final Account account;
  private final List<String> files;
  private final List<Document> documents;
  private final LockStore lock;
  private final Rules rules;
  private final OwnCreates own;

  /**
   * How to make the plan.
   *
   * @param adopts whether configurations that do not belong to the files are taken over
   * @param prunes whether configurations that no document means any more are deleted
   * @param isWhole whether all documents of the files are in the plan
   */
  record Rules(boolean adopts, boolean prunes, boolean isWhole) {}

  FilePlanSource(
      Account account, List<String> files, List<Document> documents, LockStore lock, Rules rules) {
    this.account = account;
    this.files = files;
    this.documents = documents;
    this.lock = lock;
    this.rules = rules;
    this.own = new OwnCreates(account);
  }

  @Override
  public Made make(WaitFlags waiting, Deadline deadline) throws InterruptedException {
    Optional<String> name = lock.name(files);
    Optional<Lock> known = name.map(each -> lock.read(each, deadline));
    List<Configuration> live = new EarlierWrites(account, waiting, deadline).settled(documents);
    Plan plan =
        new Planning(account, new Ownership(known, rules.adopts(), own)).plan(documents, live);
    if (known.isEmpty() || !rules.isWhole()) {
      return new Made(plan, List.of(), origins(plan, known), name);
    }
    List<PlanEntry> entries = new ArrayList<>(plan.entries());
    List<Left> left = new ArrayList<>();
    for (Left each : new LockComparison(known.get(), live).left(plan)) {
      if (rules.prunes() && each.isPrunable()) {
        entries.add(LockComparison.deletion(each, name.orElseThrow()));
      } else {
        left.add(each);
      }
    }
    return new Made(new Plan(entries), left, origins(plan, known), name);
  }

  private List<Origin> origins(Plan plan, Optional<Lock> known) {
    List<Origin> origins = new ArrayList<>();
    Set<String> listed = known.map(Lock::byId).orElse(Map.of()).keySet();
    for (int i = 0; i < documents.size(); i++) {
      PlanEntry entry = plan.entries().get(i);
      Document document = documents.get(i);
      // Only the lock asks, and the answer costs a look into the journal.
      boolean isOwn =
          entry.action() == Action.CREATE
              || (known.isPresent()
                  && !listed.contains(entry.id())
                  && own.test(entry.live(), document));
      origins.add(new Origin(DocumentHash.of(document.tree()), isOwn));
    }
    return origins;
  }

  @Override
  public void tell(Made made) {
    for (Left each : made.left()) {
      String label = each.name() + " (" + each.known().id() + ")";
      if (each.drift().live() != Side.GONE) {
        account.app().note(label + " is in no file any more" + why(each));
      }
    }
  }

  private String why(Left left) {
    if (!rules.prunes()) {
      return "; to delete what these files created: " + account.app().sameCommand().with("--prune");
    }
    String why =
        left.known().isCreated()
            ? ", and was changed since the last apply, so --prune keeps it"
            : ", and was not created by an apply of these files, so --prune keeps it";
    return why + "; to delete it: " + account.app().commandLine("config delete", left.known().id());
  }
}
