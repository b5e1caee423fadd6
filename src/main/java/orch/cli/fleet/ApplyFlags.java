package orch.cli.fleet;

import java.util.ArrayList;
import java.util.List;
import orch.cli.app.App;
import orch.cli.app.TimeoutFlag;
import orch.cli.input.FileFlags;
import orch.cli.option.Option;
import orch.cli.option.WholeNumberConverter;
import orch.cli.problem.UsageException;

/** The options of config apply that a fleet passes on to every account. */
final class ApplyFlags {
  private final FileFlags files = new FileFlags().required();
  private final LockDirectory lock = new LockDirectory();
  private final Option<Boolean> adopt =
      Option.toggle("--adopt")
          .onlyOnCommandLine()
          .description(
              "take over a configuration that is not in the lock, or that has a document's bridge"
                  + " service");
  private final Option<Boolean> prune =
      Option.toggle("--prune")
          .onlyOnCommandLine()
          .description("delete what the lock says these files created and no file has any more");
  private final Option<Integer> maxDeletes =
      Option.of(Integer.class, new WholeNumberConverter(0, Integer.MAX_VALUE), "--max-deletes")
          .onlyOnCommandLine()
          .label("N")
          .standard("1")
          .description("most configurations that --prune may delete in an account");
  private final TimeoutFlag timeout = new TimeoutFlag();

  List<Option<?>> all() {
    List<Option<?>> all = new ArrayList<>(files.all());
    all.addAll(List.of(lock.flag(), adopt, prune, maxDeletes, timeout.flag()));
    return all;
  }

  byte[] input(App app) {
    return Fleet.input(app, files.values());
  }

  /**
   * The job of a command.
   *
   * @param isApplied whether it changes anything
   */
  FleetJob job(String name, App app, byte[] input, boolean isApplied) {
    List<String> names = files.names(app);
    if (prune.isSet() && !lock.isUsed(app, names)) {
      throw new UsageException(
          "--prune deletes only what the lock files list, and there are none; to begin them, apply"
              + " with --lock orch.locks");
    }
    if (isApplied) {
      lock.make(app);
    }
    List<String> words = new ArrayList<>(files.asWords());
    words.addAll(adopt.asWords());
    words.addAll(prune.asWords());
    words.addAll(maxDeletes.asWords());
    FleetInputs inputs = FleetInputs.read(app, words, names, input);
    words.addAll(timeout.flag().asWords());
    words.add("--progress=none");
    return FleetJob.of(name, words).by("apply").from(inputs).with(lock.words(app, names));
  }
}
