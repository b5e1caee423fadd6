package orch.cli.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import orch.cli.app.App;
import orch.cli.app.InputFiles;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.problem.UsageException;
import orch.fleet.FleetAccount;

/**
 * The lock files of a fleet: one for each account, named after it, in the directory of {@code
 * --lock}, else in {@code orch.locks} beside the first file, if that exists.
 */
final class LockDirectory {
  private static final String NAME = "orch.locks";

  private final Option<String> flag =
      Option.text("--lock")
          .onlyOnCommandLine()
          .label("DIR")
          .content(Content.DIRECTORY)
          .description(
              "directory of a lock file for each account (default: orch.locks beside the first file,"
                  + " if it exists)");

  Option<String> flag() {
    return flag;
  }

  /** The option of each account that names its lock file; none when there are no lock files. */
  Function<FleetAccount, List<String>> words(App app, List<String> files) {
    Optional<String> directory = name(app, files);
    return account ->
        directory
            .map(name -> List.of("--lock=" + Path.of(name).resolve(account.name() + ".yaml")))
            .orElse(List.of());
  }

  /** Whether there are lock files. */
  boolean isUsed(App app, List<String> files) {
    return name(app, files).isPresent();
  }

  /**
   * Makes the directory that the option names.
   *
   * @throws UsageException when it cannot be made
   */
  void make(App app) {
    if (flag.value().isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(app.host().directory().resolve(flag.value().get()));
    } catch (IOException e) {
      throw new UsageException(
          "the directory " + flag.value().get() + " cannot be made: " + e.getMessage());
    }
  }

  private Optional<String> name(App app, List<String> files) {
    if (flag.value().isPresent()) {
      return flag.value();
    }
    String first = files.get(0);
    Path beside = Path.of(first.equals(InputFiles.STDIN) ? NAME : first).resolveSibling(NAME);
    return Files.isDirectory(app.host().directory().resolve(beside))
        ? Optional.of(beside.toString())
        : Optional.empty();
  }
}
