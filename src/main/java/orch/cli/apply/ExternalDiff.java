package orch.cli.apply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import orch.cli.app.App;
import orch.cli.problem.UsageException;
import orch.plan.Plan;

/**
 * Shows a plan with the user's own program: the command in {@code ORCH_DIFF} gets two files, before
 * and after.
 */
final class ExternalDiff {
  static final String VARIABLE = "ORCH_DIFF";

  /** As with diff itself, larger exit codes mean that the program failed. */
  private static final int DIFFERENT = 1;

  private final App app;
  private final String command;

  /**
   * @throws UsageException if the variable is not set
   */
  ExternalDiff(App app) {
    this.app = app;
    this.command = app.host().variable(VARIABLE).strip();
    if (command.isEmpty()) {
      throw new UsageException(
          "--external runs the command in "
              + VARIABLE
              + ", such as \"diff -u\", and it is not set");
    }
  }

  /** Runs the program, and prints what it prints. */
  void show(Plan plan) throws InterruptedException {
    try {
      Path directory = Files.createTempDirectory("orch-diff");
      Path before = directory.resolve("before.yaml");
      Path after = directory.resolve("after.yaml");
      try {
        Files.writeString(before, PlanSides.before(plan));
        Files.writeString(after, PlanSides.after(plan));
        print(run(before, after));
      } finally {
        Files.deleteIfExists(before);
        Files.deleteIfExists(after);
        Files.deleteIfExists(directory);
      }
    } catch (IOException e) {
      throw new UsageException(VARIABLE + " \"" + command + "\" cannot be run: " + e.getMessage());
    }
  }

  private Program.Result run(Path before, Path after) throws IOException, InterruptedException {
    // The variable holds a command line, not a file name.
    return new Program(app.host().environment(), app.host().directory())
        .run(
            List.of(
                "sh",
                "-c",
                command + " \"$1\" \"$2\"",
                "orch",
                before.toString(),
                after.toString()));
  }

  private void print(Program.Result result) {
    app.terminal().out().print(result.out());
    if (result.exit() > DIFFERENT) {
      String why = result.err().strip();
      throw new UsageException(
          VARIABLE
              + " \""
              + command
              + "\" ended with code "
              + result.exit()
              + (why.isEmpty() ? "" : ": " + why));
    }
  }
}
