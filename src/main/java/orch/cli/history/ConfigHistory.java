package orch.cli.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.output.ListFlags;
import orch.cli.problem.ExitCode;
import orch.cli.problem.JournalUnreadableException;
import orch.cli.write.PendingWrites;
import orch.journal.JournalException;
import orch.journal.JournalView;
import orch.journal.PastWrite;
import orch.journal.WriteHistory;
import orch.output.Format;
import orch.output.Printer;
import orch.output.View;

/** {@code orch config history}. */
public final class ConfigHistory implements Command {
  /** So many operations are asked for at a time. */
  private static final int CHUNK = 32;

  private final Argument<String> idOrName =
      Argument.optional("ID|NAME", "only this configuration's writes, also if it is deleted")
          .content(Content.CONFIGURATION);
  private final ListFlags selection = new ListFlags();

  private final App app;
  private final Account account;

  public ConfigHistory(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "history", "Show what orch wrote and what it replaced")
        .describe(
            "Lists the writes of the last 30 days that orch sent from this machine for the"
                + " account, the newest first: what each changed, how it ended, and which profile"
                + " and command sent it. It reads the journal; the service is asked only for"
                + " operations whose end the journal does not know, and the answer is recorded.",
            "The outcome is that of the operation, such as COMPLETED or FAILED, or REFUSED"
                + " (the service did not accept the write), IN_DOUBT (no response), APPLIED (no"
                + " response, but it took effect), SENDING or UNKNOWN.")
        .examples(
            "orch config history",
            "orch config history support --limit 5",
            "orch config history --filter outcome=FAILED -o json",
            "orch config history support --jq '.[0].before'   # what the last write replaced")
        .takes(idOrName)
        .takes(selection.all());
  }

  @Override
  public List<View> prints() {
    return List.of(HistoryData.VIEW);
  }

  @Override
  public Integer call() throws InterruptedException {
    app.page();
    ListFlags.Picked picked = selection.of(HistoryData.VIEW);
    Printer printer = app.output(HistoryData.VIEW).many(HistoryData.VIEW, Format.TABLE);
    JournalView view = new PendingWrites(account).read(read -> read);
    try (Outcomes outcomes = new Outcomes(account)) {
      print(view, picked, outcomes, printer);
      picked.rest().forEach(printer::print);
      printer.end();
      app.flushOutput();
      outcomes.finish();
    } catch (JournalException e) {
      printer.breakOff();
      throw new JournalUnreadableException(e);
    }
    if (picked.isCut()) {
      app.note("only the first " + picked.most() + " are shown; there are more (--limit)");
    }
    if (picked.isEmpty()) {
      String filters = selection.filtersAsTyped();
      app.note("no writes in the last 30 days" + (filters.isEmpty() ? "" : " with " + filters));
    }
    return ExitCode.DONE.code();
  }

  private void print(JournalView view, ListFlags.Picked picked, Outcomes outcomes, Printer printer)
      throws InterruptedException, JournalException {
    Map<String, String> names = account.knownNames().configurations();
    Optional<MeantWrites> meant =
        idOrName.value().isPresent()
            ? Optional.of(MeantWrites.of(idOrName.value().get(), view, account))
            : Optional.empty();
    int size = (int) Math.min(CHUNK, picked.needed());
    long left = picked.needed() - 1;
    try (WriteHistory writes = new WriteHistory(view)) {
      List<PastWrite> chunk = chunk(writes, meant, size);
      while (!chunk.isEmpty() && !picked.isFull() && !app.terminal().out().checkError()) {
        // One more than the limit shows whether there are more; how it ended is of no interest.
        int asked = (int) Math.min(chunk.size(), left);
        outcomes.ask(chunk.subList(0, asked));
        left -= asked;
        for (PastWrite write : chunk) {
          ObjectNode data = HistoryData.of(write, outcomes.of(write), names);
          if (picked.lets(data)) {
            printer.print(data);
          }
          if (!picked.isFull()) {
            outcomes.shown(write);
          }
        }
        chunk = chunk(writes, meant, size);
      }
    }
  }

  private static List<PastWrite> chunk(WriteHistory writes, Optional<MeantWrites> meant, int size)
      throws JournalException {
    List<PastWrite> chunk = new ArrayList<>();
    while (chunk.size() < size) {
      Optional<PastWrite> next = writes.next();
      if (next.isEmpty()) {
        return chunk;
      }
      if (meant.isEmpty() || meant.get().has(next.get())) {
        chunk.add(next.get());
      }
    }
    return chunk;
  }
}
