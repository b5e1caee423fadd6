package orch.cli.history;

import java.util.List;
import java.util.Optional;
import orch.api.ConfigurationWrites;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.history.UndoSearch.Found;
import orch.cli.problem.ExitCode;
import orch.cli.write.Deletions;
import orch.cli.write.DryRun;
import orch.cli.write.WriteFlags;
import orch.concurrent.Deadline;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.operation.Write;

/** Undoes a creation: deletes the configuration, if nobody has changed it since. */
final class UndoneCreation {
  private final Account account;
  private final App app;
  private final WriteFlags write;
  private final Found found;
  private final UndoRefusals refusals;

  UndoneCreation(Account account, WriteFlags write, Found found) {
    this.account = account;
    this.app = account.app();
    this.write = write;
    this.found = found;
    this.refusals = new UndoRefusals(app, found);
  }

  int run(Deadline deadline) throws InterruptedException {
    String id = found.configuration();
    if (id.isEmpty()) {
      throw refusals.unnamed();
    }
    Optional<Configuration> read = new PatientRead(account, deadline).of(id, found.write().at());
    if (read.isEmpty()) {
      String message =
          "the configuration "
              + HistoryData.name(found.write(), id)
              + " ("
              + id
              + ") does not exist any more";
      return ConfigUndo.nothingToDo(app, write, message, id, Optional.empty());
    }
    Configuration live = read.get();
    List<Change> since = new WriteEffect(found.write()).changesSince(live);
    if (!since.isEmpty()) {
      throw refusals.changed(live, since);
    }
    return deleted(live);
  }

  private int deleted(Configuration live) throws InterruptedException {
    Write deletion = ConfigurationWrites.delete(live.id(), WriteFlags.random(app));
    new UndoPreview(account, write, found)
        .confirm(Write.Method.DELETE, live.label(), live.id(), List.of());
    if (write.isDryRun()) {
      new DryRun(account).print(List.of(deletion));
      return ExitCode.DONE.code();
    }
    // The time that the user takes to answer does not count.
    Deadline deadline = app.deadline(write.waiting().patience().timeout());
    Optional<String> undone = Optional.of(found.write().operation());
    return new Deletions(account, write, deadline, 1)
        .run(List.of(new Deletions.Target(live, deletion, undone)));
  }
}
