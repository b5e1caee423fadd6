package orch.cli.fleet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.app.TimeoutFlag;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.output.ExportFlags;
import orch.cli.problem.UsageException;
import orch.output.View;

/** {@code orch fleet export}. */
public final class FleetExport implements Command {
  private final FleetFlags flags = new FleetFlags();
  private final Option<String> directory =
      Option.text("--dir")
          .onlyOnCommandLine()
          .label("DIR")
          .content(Content.DIRECTORY)
          .description("write the files of each account into a directory of its name in DIR");
  private final ExportFlags files = new ExportFlags();
  private final TimeoutFlag timeout = new TimeoutFlag();

  private final App app;
  private final AccountCommands commands;

  public FleetExport(App app, AccountCommands commands) {
    this.app = app;
    this.commands = commands;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "export", "Write the configurations of many accounts to files")
        .describe("Does for each account what config export --dir does.")
        .examples(
            "orch fleet export --profiles 'prod-*' --dir accounts",
            "orch fleet export --accounts accounts.csv --dir accounts --dry-run")
        .takes(flags.all())
        .takes(directory)
        .takes(files.all())
        .takes(timeout.flag());
  }

  @Override
  public List<View> prints() {
    return List.of(FleetView.ACCOUNT);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (directory.value().isEmpty()) {
      throw new UsageException("give the directory for the files with --dir DIR");
    }
    Path into = Path.of(directory.value().get());
    List<String> words = new ArrayList<>(files.asWords());
    words.addAll(timeout.flag().asWords());
    FleetJob job =
        FleetJob.of("export", words)
            .with(account -> List.of("--dir=" + into.resolve(account.name())));
    return new Fleet(app, commands, flags, new Rollout())
        .run(job, FleetView.ACCOUNT, new byte[0], Optional.empty());
  }
}
