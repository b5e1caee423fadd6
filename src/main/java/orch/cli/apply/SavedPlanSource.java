package orch.cli.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.problem.ChangedMeanwhileException;
import orch.cli.write.PendingWrites;
import orch.cli.write.WaitFlags;
import orch.cli.write.WriteFlags;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.configuration.Fields;
import orch.document.Document;
import orch.document.Places;
import orch.journal.KnownWrite;
import orch.json.Json;
import orch.operation.Write;
import orch.plan.Action;
import orch.plan.PlanEntry;
import orch.plan.SavedPlan;

/** A plan from a file: applied exactly as it was saved, or not at all. */
final class SavedPlanSource implements PlanSource {
  private final Account account;
  private final App app;
  private final String file;
  private final SavedPlan saved;
  private boolean isChecked;

  /**
   * @param file the name of the plan file, for messages
   */
  SavedPlanSource(Account account, String file, SavedPlan saved) {
    this.account = account;
    this.app = account.app();
    this.file = file;
    this.saved = saved;
  }

  @Override
  public Made make(WaitFlags waiting, Deadline deadline) throws InterruptedException {
    if (!isChecked) {
      refuseOtherAccount();
      refuseUsed();
      isChecked = true;
    }
    List<Configuration> live = new EarlierWrites(account, waiting, deadline).settled(documents());
    List<String> moves = saved.moves(live);
    if (!moves.isEmpty()) {
      throw refusal("configurations were changed since the plan " + file + " was made", moves);
    }
    return new Made(saved.onto(live), List.of(), saved.origins(), saved.lock());
  }

  /** The configurations of the plan, as documents that only name them. */
  private List<Document> documents() {
    List<Document> documents = new ArrayList<>();
    for (PlanEntry entry : saved.plan().entries()) {
      ObjectNode tree = Json.object().put(Fields.DISPLAY_NAME, entry.name());
      if (!entry.id().isEmpty()) {
        tree.put("id", entry.id());
      }
      documents.add(new Document(file, documents.size(), tree, Places.NONE));
    }
    return documents;
  }

  private void refuseOtherAccount() {
    if (!saved.account().equals(account.journalAccount())
        || !saved.service().equals(account.journalTarget())) {
      throw new ChangedMeanwhileException(
          "the plan "
              + file
              + " was made for the account "
              + saved.account()
              + " at "
              + saved.service()
              + ", and this command uses "
              + account.journalAccount()
              + " at "
              + account.journalTarget()
              + "; nothing was sent",
          List.of(),
          "to see the account: " + app.commandLine("whoami"));
    }
  }

  /** Its keys are made from its id, so the journal knows its writes. */
  private void refuseUsed() {
    PendingWrites earlier = new PendingWrites(account);
    for (PlanEntry entry : saved.plan().entries()) {
      if (entry.action() == Action.UNCHANGED) {
        continue;
      }
      Write write = PlanWrites.write(entry, key(entry));
      if (earlier
          .byKey(write.key(), write.path())
          .filter(known -> known.fate() != KnownWrite.Fate.REFUSED)
          .isPresent()) {
        throw refusal("the plan " + file + " was applied already, at least in part", List.of());
      }
    }
  }

  private ChangedMeanwhileException refusal(String message, List<String> details) {
    return new ChangedMeanwhileException(
        message + "; nothing was sent",
        details,
        "make a new plan with --plan-out; to see this one: " + app.commandLine("plan show", file));
  }

  /** The idempotency key of an entry, the same whenever the plan is applied. */
  UUID key(PlanEntry entry) {
    return WriteFlags.named(
        "plan\n" + saved.id() + "\n" + entry.action() + "\n" + entry.id() + "\n" + entry.name());
  }

  @Override
  public void tell(Made made) {
    app.note("the plan " + file + " was made at " + saved.createdAt());
  }
}
