package orch.cli.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import orch.api.Listing;
import orch.api.Pages;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.ConfigurationLookup;
import orch.cli.app.TimeoutFlag;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.option.EnumConverter;
import orch.cli.option.Option;
import orch.cli.output.ExportFlags;
import orch.cli.output.Views;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.output.Format;
import orch.output.Output;
import orch.output.Printer;
import orch.output.View;

/** {@code orch config export}. */
public final class ConfigExport implements Command {
  private static final int PAGE = 200;

  /** The languages of files. */
  private enum Language {
    YAML,
    JSON
  }

  private final Argument<List<String>> names =
      Argument.any("ID|NAME", "the configurations' ids or names; all without it")
          .content(Content.CONFIGURATION);
  private final Option<String> directory =
      Option.text("--dir")
          .label("DIR")
          .content(Content.DIRECTORY)
          .onlyOnCommandLine()
          .description("write a file for each configuration into this directory");
  private final Option<Language> format =
      Option.of(Language.class, new EnumConverter<>(Language.YAML, Language.JSON), "--format")
          .label("LANGUAGE")
          .standard("yaml")
          .onlyOnCommandLine()
          .description("language of new files; present files keep theirs");
  private final ExportFlags files = new ExportFlags();
  private final TimeoutFlag timeout = new TimeoutFlag();

  private final App app;
  private final Account account;

  public ConfigExport(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "export", "Write configurations to files")
        .describe(
            "Prints the configurations as they are written in files: without the fields that only"
                + " the service sets, and without the defaults that it adds. With --dir, writes"
                + " them to files. A file that describes a configuration already, by its id or its"
                + " exact name, keeps its comments, its order and its style: only fields that"
                + " differ change. New YAML files name their schema, orch.schema.json, in the first"
                + " line, for editors. No file is removed.")
        .examples(
            "orch config export > configurations.yaml",
            "orch config export support sales --dir .",
            "orch config export --dir configurations --dry-run",
            "orch config export --dir configurations --format json --with-ids")
        .takes(names)
        .takes(directory, format)
        .takes(files.all())
        .takes(timeout.flag());
  }

  @Override
  public List<View> prints() {
    return List.of(Views.CONFIGURATION);
  }

  @Override
  public Integer call() throws InterruptedException {
    Deadline deadline = timeout.deadline(app);
    checkOptions();
    if (directory.value().isEmpty()) {
      Printer printer = printer();
      chosen(deadline).forEach(each -> printer.print(ExportPlan.document(each, files.withIds())));
      printer.end();
      return ExitCode.DONE.code();
    }
    String shown = directory.value().get();
    ExportDirectory before = ExportDirectory.read(app.host().directory().resolve(shown), shown);
    List<Configuration> chosen = chosen(deadline);
    ExportPlan.Style style =
        new ExportPlan.Style(
            format.orElse(Language.YAML) == Language.JSON, files.withIds(), files.isForced());
    ExportPlan plan = new ExportPlan(app, before, chosen, style);
    new ExportReport(app, plan, isOfAll()).write(files.isDryRun());
    return ExitCode.DONE.code();
  }

  private void checkOptions() {
    if (directory.value().isPresent()) {
      return;
    }
    List<String> needing = new ArrayList<>();
    if (format.value().isPresent()) {
      needing.add("--format");
    }
    if (files.isForced()) {
      needing.add("--force");
    }
    if (files.isDryRun()) {
      needing.add("--dry-run");
    }
    if (!needing.isEmpty()) {
      throw new UsageException(
          needing.get(0) + " is for files: " + app.sameCommand().with("--dir", "configurations"));
    }
  }

  private boolean isOfAll() {
    return names.orElse(List.of()).isEmpty();
  }

  /** One named configuration is printed as such, and not as a list of one. */
  private Printer printer() {
    Output output = app.output(Views.CONFIGURATION);
    boolean isOne = names.orElse(List.of()).size() == 1;
    boolean isChosen = app.globals().format().isPresent() || output.layout().jq().isPresent();
    return isOne && isChosen
        ? output.one(Views.CONFIGURATION)
        : output.many(Views.CONFIGURATION, Format.YAML);
  }

  /** The configurations, in a stable order. */
  private List<Configuration> chosen(Deadline deadline) throws InterruptedException {
    List<Configuration> chosen = new ArrayList<>();
    if (isOfAll()) {
      new Pages(account.api(), deadline).each(new Listing(PAGE, ""), chosen::add);
      chosen.forEach(account.names()::saw);
      account.names().sawAll();
      if (chosen.isEmpty()) {
        app.note("no configurations");
      }
    } else {
      ConfigurationLookup lookup = new ConfigurationLookup(account, deadline);
      for (String name : names.orElse(List.of())) {
        Configuration found = lookup.find(name);
        account.names().saw(found);
        if (chosen.stream().noneMatch(other -> other.id().equals(found.id()))) {
          chosen.add(found);
        }
      }
    }
    chosen.sort(Comparator.comparing(Configuration::displayName).thenComparing(Configuration::id));
    return chosen;
  }
}
