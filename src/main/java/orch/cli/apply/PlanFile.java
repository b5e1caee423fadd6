package orch.cli.apply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.InputFiles;
import orch.cli.apply.PlanSource.Made;
import orch.cli.problem.UsageException;
import orch.cli.write.WriteFlags;
import orch.concurrent.Deadline;
import orch.json.Json;
import orch.plan.SavedPlan;

/** A file with a saved plan. */
final class PlanFile {
  private PlanFile() {}

  /** Reads the plan of a file. */
  static SavedPlan read(String name, App app, Deadline deadline) {
    return SavedPlan.read(new InputFiles(app, deadline).document(name));
  }

  /**
   * Saves a plan.
   *
   * @throws UsageException if the file cannot be written
   */
  static SavedPlan save(String name, Made made, Account account) {
    SavedPlan plan = of(made, account);
    try {
      Files.writeString(
          account.app().host().directory().resolve(name), Json.pretty(plan.json()) + "\n");
    } catch (IOException | InvalidPathException e) {
      throw new UsageException("--plan-out: " + name + " cannot be written: " + e.getMessage());
    }
    return plan;
  }

  /** The plan as it is saved. */
  static SavedPlan of(Made made, Account account) {
    App app = account.app();
    List<SavedPlan.Entry> entries =
        made.plan().entries().stream().map(SavedPlan.Entry::of).toList();
    return new SavedPlan(
        WriteFlags.random(app).toString(),
        app.host().clock().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
        account.journalAccount(),
        account.journalTarget(),
        made.lock(),
        SavedPlan.inputs(made.origins()),
        entries,
        made.origins());
  }
}
