package orch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code orch config}, which is nothing without one of its commands. */
@Command(name = "config", header = "Create, follow, list and show configurations")
final class Config implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new UsageProblem(
        "config needs a command: " + String.join(", ", spec.subcommands().keySet()));
  }
}
