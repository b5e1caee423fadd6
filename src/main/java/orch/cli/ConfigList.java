package orch.cli;

import java.util.concurrent.Callable;
import orch.api.Listing;
import orch.api.Pages;
import orch.configuration.Configuration;
import orch.term.Format;
import orch.term.Printer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code orch config list}. */
@Command(
    name = "list",
    header = "List configurations",
    description = "Prints all configurations, page after page, while they come.",
    footer = {
      "Examples:",
      "  orch config list",
      "  orch config list -o jsonl | jq -r .displayName",
      "  orch config list --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2 -o name"
    })
final class ConfigList implements Callable<Integer> {
  private static final int PAGE = 200;

  @Option(names = "--limit", paramLabel = "N", description = "print no more than so many")
  private @Nullable Integer limit;

  @Option(
      names = "--page-size",
      paramLabel = "N",
      description = "ask for so many at a time, 1 to 1000 (200)")
  private int pageSize = PAGE;

  @Option(
      names = "--memory-store",
      paramLabel = "ID",
      description = "only those of this memory store")
  private String memoryStore = "";

  private final App app;

  ConfigList(App app) {
    this.app = app;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (pageSize < 1 || pageSize > 1000) {
      throw new UsageProblem("--page-size must be 1 to 1000, not " + pageSize);
    }
    if (limit != null && limit < 1) {
      throw new UsageProblem("--limit must be at least 1, not " + limit);
    }
    int most = limit == null ? Integer.MAX_VALUE : limit;
    Printer printer = app.output(Views.CONFIGURATION).many(Views.CONFIGURATION, Format.TABLE);
    // One more than is printed shows whether there are more.
    Listing listing = new Listing((int) Math.min(pageSize, most + 1L), memoryStore);
    Taker taker = new Taker(printer, most);
    new Pages(app.api(), app::usualDeadline).each(listing, taker::take);
    printer.end();
    if (taker.cut) {
      app.note("only the first " + most + " are shown; there are more (--limit)");
    }
    return Exit.DONE.code();
  }

  /** Prints configurations until there are enough, or nobody reads them any more. */
  private final class Taker {
    private final Printer printer;
    private final int most;
    private int printed;
    private boolean cut;

    Taker(Printer printer, int most) {
      this.printer = printer;
      this.most = most;
    }

    boolean take(Configuration configuration) {
      cut = printed == most;
      if (!cut) {
        printer.print(configuration.json());
        printed++;
      }
      return !cut && !app.terminal().out().checkError();
    }
  }
}
