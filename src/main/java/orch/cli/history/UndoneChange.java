package orch.cli.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import orch.api.ApiException;
import orch.api.ReadAfterWrite;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.history.UndoSearch.Found;
import orch.cli.problem.NotFoundException;
import orch.cli.write.GuardedUpdate;
import orch.cli.write.PreparedUpdate;
import orch.cli.write.WriteFlags;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.configuration.Difference;
import orch.configuration.Draft;
import orch.configuration.Fields;
import orch.configuration.Limits;
import orch.configuration.PatchRequest;
import orch.configuration.ReplaceRequest;
import orch.configuration.Requests;
import orch.configuration.ServerDefaults;
import orch.configuration.Violation;
import orch.operation.Write;

/** Undoes an update or a replacement: the fields, or the whole document, as they were. */
final class UndoneChange {
  private final Account account;
  private final App app;
  private final WriteFlags write;
  private final GuardedUpdate update;
  private final Found found;
  private final WriteEffect effect;
  private final UndoRefusals refusals;

  UndoneChange(Account account, WriteFlags write, GuardedUpdate update, Found found) {
    this.account = account;
    this.app = account.app();
    this.write = write;
    this.update = update;
    this.found = found;
    this.effect = new WriteEffect(found.write());
    this.refusals = new UndoRefusals(app, found);
  }

  int run() throws InterruptedException {
    Configuration before = effect.before();
    if (before.json().isEmpty()) {
      throw refusals.withoutBefore();
    }
    Configuration live = read(before);
    List<Change> since = effect.changesSince(live);
    if (effect.isUndoneIn(live)) {
      String message = "operation " + found.write().operation() + " is already undone";
      return ConfigUndo.nothingToDo(app, write, message, live.id(), Optional.of(live.json()));
    }
    if (!since.isEmpty()) {
      throw refusals.changed(live, since);
    }
    return found.write().write().method() == Write.Method.PUT
        ? replaced(before, live)
        : patched(before, live);
  }

  private int replaced(Configuration before, Configuration live) throws InterruptedException {
    ObjectNode document = ServerDefaults.leftOut(before.json());
    if (!document.has(Fields.CHANNELS)) {
      document.putObject(Fields.CHANNELS);
    }
    List<Violation> violations = Limits.REPLACE.check(document);
    if (!violations.isEmpty()) {
      throw refusals.invalid(violations);
    }
    return sent(
        PreparedUpdate.replace(
            live,
            new ReplaceRequest(document),
            now -> WriteEffect.between(now.json(), before.json())));
  }

  private int patched(Configuration before, Configuration live) throws InterruptedException {
    PatchRequest request = new Requests(Draft.onto(before), field -> "").patch(live).orElseThrow();
    return sent(
        PreparedUpdate.patch(
            live, request, now -> Difference.by(request.toJson(), now.json()).changes()));
  }

  private int sent(PreparedUpdate back) throws InterruptedException {
    Configuration live = back.read();
    new UndoPreview(account, write, found)
        .confirm(back.method(), live.label(), live.id(), back.remaining().apply(live));
    update.undo(found.write().operation());
    update.resume();
    return update.run(back);
  }

  private Configuration read(Configuration before) throws InterruptedException {
    try {
      Configuration live = update.read(found.configuration(), true);
      if (!effect.isHiddenIn(live)) {
        return live;
      }
      Configuration later =
          new ReadAfterWrite(account.api(), app.host().sleeper()).read(before, update.deadline());
      if (effect.isHiddenIn(later)) {
        throw refusals.hidden(later);
      }
      return later;
    } catch (ApiException.NotFound | NotFoundException e) {
      throw refusals.gone(before.label() + " (" + found.configuration() + ")");
    }
  }
}
