package orch.cli.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.List;
import orch.cli.app.App;
import orch.cli.problem.CommandFailedException;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.problem.ExitCode;
import orch.file.ReplacedFile;

/** Writes the files of an export, and says what it did with each. */
final class ExportReport {
  private final App app;
  private final ExportPlan plan;
  private final boolean isOfAll;
  private int written;

  /**
   * @param isOfAll whether all configurations of the account are exported, so that other documents
   *     describe none
   */
  ExportReport(App app, ExportPlan plan, boolean isOfAll) {
    this.app = app;
    this.plan = plan;
    this.isOfAll = isOfAll;
  }

  /**
   * Writes the changed files.
   *
   * @param isDry whether to write nothing
   * @throws CommandFailedException when a file was changed meanwhile or cannot be written
   */
  void write(boolean isDry) {
    plan.notes().forEach(app::note);
    List<FileChange> changed = plan.changes().stream().filter(FileChange::isChange).toList();
    for (FileChange change : changed) {
      if (!isDry) {
        if (Thread.interrupted()) {
          Thread.currentThread().interrupt();
          throw new CommandInterruptedException("interrupted; " + state(changed.size()));
        }
        write(change, changed.size());
      }
      app.note(change.describe());
    }
    if (isOfAll) {
      plan.others()
          .forEach(other -> app.note(other + " is no configuration of this account; it stays"));
    }
    int same = plan.changes().size() - changed.size();
    app.note(
        files(changed.size())
            + (isDry ? " would be written, " : " written, ")
            + same
            + " unchanged"
            + (isDry ? "; nothing was written (--dry-run)" : ""));
    if (!isDry) {
      plan.schemaCommand()
          .ifPresent(line -> app.note("to let an editor check the new files: " + line));
    }
  }

  private void write(FileChange change, int all) {
    try {
      if (change.isNew()) {
        Files.createDirectories(change.path().toAbsolutePath().getParent());
        ReplacedFile.create(change.path(), change.bytes());
      } else if (!change.before().orElseThrow().replace(change.bytes())) {
        throw changedMeanwhile(change, all);
      }
      written++;
    } catch (FileAlreadyExistsException e) {
      throw changedMeanwhile(change, all);
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCode.BUG,
          change.shown() + " cannot be written: " + PresentFile.reason(e) + "; " + state(all),
          List.of(),
          "");
    }
  }

  private CommandFailedException changedMeanwhile(FileChange change, int all) {
    return new CommandFailedException(
        ExitCode.CONFLICT,
        change.shown() + " was changed by another program meanwhile; " + state(all),
        List.of(),
        "to export again: " + app.sameCommand().unchanged());
  }

  private String state(int all) {
    return written == 0 ? "nothing was written" : written + " of " + files(all) + " written";
  }

  private static String files(int number) {
    return number == 1 ? "1 file" : number + " files";
  }
}
