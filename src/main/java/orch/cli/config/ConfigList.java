package orch.cli.config;

import java.time.Duration;
import java.util.List;
import orch.api.Listing;
import orch.api.Pages;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.TimeoutFlag;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.option.DurationConverter;
import orch.cli.option.Option;
import orch.cli.option.WholeNumberConverter;
import orch.cli.output.ListFlags;
import orch.cli.output.Views;
import orch.cli.problem.ExitCode;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.output.Format;
import orch.output.Printer;
import orch.output.View;

/** {@code orch config list}. */
public final class ConfigList implements Command {
  private static final int PAGE = 200;

  private final ListFlags selection = new ListFlags();
  private final Option<Integer> pageSize =
      Option.of(Integer.class, new WholeNumberConverter(1, 1000), "--page-size")
          .label("N")
          .standard("200")
          .description("configurations per request, 1 to 1000");
  private final TimeoutFlag timeout = new TimeoutFlag();
  private final Option<String> memoryStore =
      Option.text("--memory-store")
          .onlyOnCommandLine()
          .label("ID")
          .content(Content.STORE_ID)
          .description("only configurations of this memory store");

  private final Option<Duration> watch =
      Option.of(Duration.class, DurationConverter.ofAtLeast(Duration.ofSeconds(1)), "--watch")
          .onlyOnCommandLine()
          .label("D")
          .orAlone("2s")
          .description("read the list every 2s, or every D, until Ctrl-C or --timeout");

  /** Whether nobody reads the output any more. */
  private boolean isClosed;

  private final App app;
  private final Account account;

  public ConfigList(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "list", "List configurations")
        .describe(
            "Prints all configurations as the pages arrive. orch itself filters and"
                + " sorts, over the complete list. --watch draws the table again and again on a"
                + " terminal, and marks the rows that changed; with -o jsonl, it prints a line for"
                + " every change.")
        .examples(
            "orch config list",
            "orch config list --filter name~support --sort-by updated:desc -o wide",
            "orch config list --filter channels=SMS -o csv",
            "orch config list --jq '.[] | select(.version > 1) | .displayName'",
            "orch config list --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2 -o name",
            "orch config list --watch 1s -o jsonl --timeout 5s")
        .takes(selection.all())
        .takes(pageSize, memoryStore, timeout.flag(), watch);
  }

  @Override
  public List<View> prints() {
    return List.of(Views.CONFIGURATION);
  }

  @Override
  public Integer call() throws InterruptedException {
    int size = pageSize.orElse(PAGE);
    if (watch.value().isPresent()) {
      Listing whole = new Listing(size, memoryStore.orElse(""));
      Deadline end = app.deadline(timeout.durationOfWatch());
      return new ListWatch(account, selection, whole).run(watch.value().get(), end);
    }
    app.page();
    Deadline deadline = timeout.deadline(app);
    ListFlags.Picked picked = selection.of(Views.CONFIGURATION);
    Printer printer = app.output(Views.CONFIGURATION).many(Views.CONFIGURATION, Format.TABLE);
    // One result more than the limit shows whether there are more.
    Listing listing = new Listing((int) Math.min(size, picked.needed()), memoryStore.orElse(""));
    try {
      new Pages(account.api(), deadline).each(listing, each -> take(each, picked, printer));
    } catch (RuntimeException problem) {
      printer.breakOff();
      throw problem;
    }
    picked.rest().forEach(printer::print);
    printer.end();
    if (!picked.isFull() && memoryStore.value().isEmpty() && !isClosed) {
      account.names().sawAll();
    }
    note(picked);
    return ExitCode.DONE.code();
  }

  private void note(ListFlags.Picked picked) {
    if (picked.isCut()) {
      app.note("only the first " + picked.most() + " are shown; there are more (--limit)");
    }
    if (picked.isEmpty()) {
      String store = memoryStore.value().map(id -> " of the memory store " + id).orElse("");
      String filters = selection.filtersAsTyped();
      app.note("no configurations" + store + (filters.isEmpty() ? "" : " with " + filters));
    }
  }

  /** Prints a configuration; false if no more are needed, or stdout is closed. */
  private boolean take(Configuration configuration, ListFlags.Picked picked, Printer printer) {
    account.names().saw(configuration);
    if (picked.lets(configuration.json())) {
      printer.print(configuration.json());
    }
    isClosed = app.terminal().out().checkError();
    return !picked.isFull() && !isClosed;
  }
}
