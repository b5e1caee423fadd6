package orch.cli.output;

import java.util.ArrayList;
import java.util.List;
import orch.cli.option.Option;

/** The options that say what is written into the files of an export. */
public final class ExportFlags {
  private final Option<Boolean> withIds =
      Option.toggle("--with-ids").description("write the id of each configuration, too");
  private final Option<Boolean> force =
      Option.toggle("--force")
          .onlyOnCommandLine()
          .description("write present files anew, without their comments");
  private final Option<Boolean> dryRun =
      Option.toggle("--dry-run")
          .onlyOnCommandLine()
          .description("write nothing; say what would change");

  /** All options, in the order of the help. */
  public List<Option<?>> all() {
    return List.of(withIds, force, dryRun);
  }

  public boolean withIds() {
    return withIds.isSet();
  }

  public boolean isForced() {
    return force.isSet();
  }

  public boolean isDryRun() {
    return dryRun.isSet();
  }

  /** The options as they were given. */
  public List<String> asWords() {
    List<String> words = new ArrayList<>(withIds.asWords());
    words.addAll(force.asWords());
    words.addAll(dryRun.asWords());
    return words;
  }
}
