package orch.cli;

import orch.api.Listing;
import orch.api.Pages;
import orch.configuration.Configuration;
import orch.term.Format;
import orch.term.Printer;

/** {@code orch config list}. */
final class ConfigList implements Command {
  private static final int PAGE = 200;

  private final Flag<Integer> limit =
      Flag.of(Integer.class, "--limit").label("N").says("print no more than so many");
  private final Flag<Integer> pageSize =
      Flag.of(Integer.class, "--page-size")
          .label("N")
          .says("ask for so many at a time, 1 to 1000 (200)");
  private final Flag<String> memoryStore =
      Flag.text("--memory-store").label("ID").says("only those of this memory store");

  private final App app;

  ConfigList(App app) {
    this.app = app;
  }

  @Override
  public Form form() {
    return Form.of(this, "list", "List configurations")
        .describe("Prints all configurations, page after page, while they come.")
        .examples(
            "orch config list",
            "orch config list -o jsonl | jq -r .displayName",
            "orch config list --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2 -o name")
        .takes(limit, pageSize, memoryStore);
  }

  @Override
  public Integer call() throws InterruptedException {
    int size = pageSize.or(PAGE);
    if (size < 1 || size > 1000) {
      throw new UsageProblem("--page-size must be 1 to 1000, not " + size);
    }
    int most = limit.or(Integer.MAX_VALUE);
    if (most < 1) {
      throw new UsageProblem("--limit must be at least 1, not " + most);
    }
    Printer printer = app.output(Views.CONFIGURATION).many(Views.CONFIGURATION, Format.TABLE);
    // One more than is printed shows whether there are more.
    Listing listing = new Listing((int) Math.min(size, most + 1L), memoryStore.or(""));
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
