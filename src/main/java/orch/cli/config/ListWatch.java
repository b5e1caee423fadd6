package orch.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import orch.api.ApiException;
import orch.api.Listing;
import orch.api.Pages;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.output.ListFlags;
import orch.cli.output.Views;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;
import orch.concurrent.Deadline;
import orch.concurrent.DeadlineException;
import orch.configuration.Configuration;
import orch.output.Format;
import orch.output.Output;
import orch.term.Terminal;

/**
 * {@code orch config list --watch}: reads the list again and again, and shows it on a terminal, or
 * its changes as lines of JSON, until the deadline or Ctrl-C.
 */
final class ListWatch {
  /** The longest pause after looks that failed. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Account account;
  private final App app;
  private final ListFlags selection;
  private final Listing listing;
  private final ListChanges changes = new ListChanges();
  private boolean isRead;
  private int failures;

  ListWatch(Account account, ListFlags selection, Listing listing) {
    this.account = account;
    this.app = account.app();
    this.selection = selection;
    this.listing = listing;
  }

  /**
   * Watches the list.
   *
   * @param interval the pause between two looks
   * @throws UsageException if the output format cannot be watched
   * @throws ApiException if the first look fails; later ones are repeated
   */
  int run(Duration interval, Deadline deadline) throws InterruptedException {
    selection.of(Views.CONFIGURATION);
    Output output = app.output(Views.CONFIGURATION);
    boolean isWanted = true;
    try (ListWatcher watcher = watcher(output, interval)) {
      while (isWanted) {
        watcher.looking();
        Duration pause = interval;
        try {
          List<JsonNode> rows = rows(atMost(deadline));
          failures = 0;
          isWanted = watcher.read(rows, changes.next(rows));
        } catch (ApiException | DeadlineException problem) {
          pause = afterFailure(interval, problem);
          watcher.failed(why(problem), pause);
        }
        if (!deadline.allows(pause)) {
          return ExitCode.DONE.code();
        }
        app.host().sleeper().sleep(pause);
      }
    }
    return ExitCode.DONE.code();
  }

  private ListWatcher watcher(Output output, Duration interval) {
    Format format =
        app.globals().format().orElse(output.layout().jq().isEmpty() ? Format.TABLE : Format.JSON);
    if (format == Format.JSONL) {
      return new ListEvents(app, output);
    }
    boolean canDraw = app.terminal().canRedraw(Terminal.Stream.OUT, app.host().environment());
    if (canDraw && (format == Format.TABLE || format == Format.WIDE)) {
      return new ListScreen(app, output, interval, account.url().getAuthority());
    }
    throw new UsageException(
        "--watch draws a table on a terminal, or prints a line of JSON for every change; for the"
            + " lines: "
            + app.sameCommand().with("-o", "jsonl"));
  }

  private Deadline atMost(Deadline deadline) {
    Deadline usual = app.usualDeadline();
    return usual.left().compareTo(deadline.left()) < 0 ? usual : deadline;
  }

  private List<JsonNode> rows(Deadline deadline) throws InterruptedException {
    ListFlags.Picked picked = selection.of(Views.CONFIGURATION);
    List<JsonNode> rows = new ArrayList<>();
    new Pages(account.api(), deadline).each(listing, each -> take(each, picked, rows));
    picked.rest().forEach(rows::add);
    isRead = true;
    return rows;
  }

  private boolean take(Configuration each, ListFlags.Picked picked, List<JsonNode> rows) {
    if (!isRead) {
      account.names().saw(each);
    }
    if (picked.lets(each.json())) {
      rows.add(each.json());
    }
    return !picked.isFull();
  }

  /** The pause after a look that failed, twice as long each time. */
  private Duration afterFailure(Duration interval, RuntimeException problem) {
    if (!isRead) {
      throw problem;
    }
    Duration pause = interval.multipliedBy(1L << Math.min(++failures, 10));
    Duration longest = interval.compareTo(LONGEST_PAUSE) > 0 ? interval : LONGEST_PAUSE;
    return pause.compareTo(longest) > 0 ? longest : pause;
  }

  private static String why(RuntimeException problem) {
    if (!(problem instanceof ApiException failure)) {
      return String.valueOf(problem.getMessage());
    }
    int status = failure.reply().status();
    String message = failure.reply().message();
    String code = status == 0 ? "" : "HTTP " + status;
    return code + (code.isEmpty() || message.isEmpty() ? "" : ": ") + message;
  }
}
