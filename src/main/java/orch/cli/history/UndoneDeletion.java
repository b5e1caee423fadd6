package orch.cli.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import orch.api.Accepted;
import orch.api.ConfigurationWrites;
import orch.api.Listing;
import orch.api.Namesakes;
import orch.api.Pages;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.history.UndoSearch.Found;
import orch.cli.history.UndoSearch.Later;
import orch.cli.output.Views;
import orch.cli.problem.ExitCode;
import orch.cli.write.AcceptedWrite;
import orch.cli.write.DryRun;
import orch.cli.write.JournaledWrites;
import orch.cli.write.PendingWrites;
import orch.cli.write.WriteFlags;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.configuration.CreateRequest;
import orch.configuration.Difference;
import orch.configuration.Limits;
import orch.configuration.ServerDefaults;
import orch.configuration.Violation;
import orch.journal.OpenWrite;
import orch.journal.WriteLock;
import orch.json.Json;
import orch.operation.PollSchedule;
import orch.operation.Write;
import orch.output.Printer;
import orch.output.View;

/** Undoes a deletion: creates the configuration again, which gets a new id. */
final class UndoneDeletion {
  private static final int PAGE = 200;

  private final Account account;
  private final App app;
  private final WriteFlags write;
  private final Found found;
  private final UndoRefusals refusals;

  UndoneDeletion(Account account, WriteFlags write, Found found) {
    this.account = account;
    this.app = account.app();
    this.write = write;
    this.found = found;
    this.refusals = new UndoRefusals(app, found);
  }

  int run(Deadline deadline) throws InterruptedException {
    Configuration before = new WriteEffect(found.write()).before();
    if (before.json().isEmpty()) {
      throw refusals.withoutBefore();
    }
    if (found.again().isPresent()) {
      return already(found.again().get(), before, deadline);
    }
    refuseIfPresent(before, deadline);
    CreateRequest request = request(before);
    new UndoPreview(account, write, found)
        .confirm(
            Write.Method.POST,
            before.label(),
            "",
            Difference.between(Json.object(), request.document()).changes());
    app.note(before.label() + " gets a new id; its id was " + before.id());
    PollSchedule patience = write.waiting().patience();
    // The time that the user takes to answer does not count.
    return write.isDryRun()
        ? shown(request)
        : created(request, before, patience, app.deadline(patience.timeout()));
  }

  private int shown(CreateRequest request) {
    Write create = ConfigurationWrites.create(request, WriteFlags.random(app));
    new DryRun(account).print(List.of(create));
    return ExitCode.DONE.code();
  }

  private int already(Later again, Configuration before, Deadline deadline)
      throws InterruptedException {
    if (new PatientRead(account, deadline).of(found.configuration(), again.at()).isEmpty()) {
      throw refusals.gone(before.label() + " (" + found.configuration() + ")");
    }
    String message =
        "operation "
            + found.write().operation()
            + " is already undone by operation "
            + again.operation()
            + ": the new id is "
            + found.configuration();
    return ConfigUndo.nothingToDo(app, write, message, found.configuration(), Optional.empty());
  }

  private void refuseIfPresent(Configuration before, Deadline deadline)
      throws InterruptedException {
    Optional<Configuration> old =
        new PatientRead(account, deadline).ofDeleted(before.id(), found.write().at());
    if (old.isPresent()) {
      throw refusals.present(old.get());
    }
    Namesakes namesakes = new Namesakes(before.displayName());
    new Pages(account.api(), deadline).each(new Listing(PAGE, ""), namesakes);
    Optional<Configuration> other =
        namesakes.first().filter(each -> !each.id().equals(before.id()));
    if (other.isPresent()) {
      throw refusals.taken(other.get());
    }
  }

  private CreateRequest request(Configuration before) {
    ObjectNode document = ServerDefaults.leftOut(before.json());
    List<Violation> violations = Limits.CREATE.check(document);
    if (!violations.isEmpty()) {
      throw refusals.invalid(violations);
    }
    return new CreateRequest(document);
  }

  private int created(
      CreateRequest request, Configuration before, PollSchedule patience, Deadline deadline)
      throws InterruptedException {
    View view = write.isWaiting() ? Views.CONFIGURATION : Views.OPERATION;
    Printer printer = app.output(view).one(view);
    Accepted accepted = sent(request, before, deadline);
    AcceptedWrite completion = new AcceptedWrite(account, write.waiting(), patience, deadline);
    JsonNode shown =
        write.isWaiting() ? completion.of(request, accepted).json() : accepted.operation().shown();
    String id = accepted.operation().configurationId().orElse(shown.path("id").asText(""));
    completion.print(shown, accepted, printer, id.isEmpty() ? before.label() : id);
    if (!id.isEmpty()) {
      app.note("the new id of " + before.label() + " is " + id);
    }
    if (!write.isWaiting()) {
      AcceptedWrite.advise(app, List.of(accepted));
    }
    return ExitCode.DONE.code();
  }

  /** Sends the creation, unless another undo of this user sent it meanwhile. */
  private Accepted sent(CreateRequest request, Configuration before, Deadline deadline)
      throws InterruptedException {
    String operation = found.write().operation();
    Optional<WriteLock> turn = turn(before, deadline);
    try {
      Optional<Later> other = new UndoSearch(account, deadline).find(operation).again();
      if (other.isPresent()) {
        throw refusals.undone(other.get());
      }
      Write create = adopted(ConfigurationWrites.create(request, WriteFlags.random(app)));
      return new JournaledWrites(account, deadline)
          .send(account.entry(create).undoing(operation, before.id()));
    } finally {
      if (turn.isPresent()) {
        turn.get().close();
      }
    }
  }

  private Optional<WriteLock> turn(Configuration before, Deadline deadline)
      throws InterruptedException {
    try {
      String what = "the configuration " + before.label();
      return Optional.of(account.journal().writeLock(before.id(), what, app.lockWait(deadline)));
    } catch (IOException e) {
      // Without a writable directory for locks, as in a container, there is no other command.
      return Optional.empty();
    }
  }

  /** The same creation that an earlier undo sent without getting a response, with its key. */
  private Write adopted(Write wanted) {
    for (OpenWrite open : new PendingWrites(account).open()) {
      if (open.entry().write().isSameAs(wanted)) {
        app.note(PendingWrites.adopting(open.entry().write()));
        return open.entry().write();
      }
    }
    return wanted;
  }
}
