package orch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code orch install}, which the launcher carries out before it starts Java; here is only its
 * help.
 */
@Command(
    name = "install",
    header = "Install orch for the user or the machine",
    description =
        "Puts orch into DIR/lib/orch with a link in DIR/bin, and makes it start fast with the Java"
            + " at hand. To be run again after that Java was replaced.",
    footer = {"Examples:", "  bin/orch install", "  sudo bin/orch install --prefix /usr/local"})
final class Install implements Callable<Integer> {
  @Option(names = "--prefix", paramLabel = "DIR", description = "where to (~/.local)")
  @SuppressWarnings("UnusedVariable") // the launcher reads it
  private String prefix = "";

  @Override
  public Integer call() {
    throw new UsageProblem("install stands alone on the line: orch install [--prefix DIR]");
  }
}
