package orch.cli.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.api.ApiException;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.TimeoutFlag;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.problem.ChangedMeanwhileException;
import orch.cli.problem.ExitCode;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.output.Format;
import orch.output.Printer;
import orch.output.View;
import orch.receipt.Receipt;
import orch.receipt.Receipt.Comparison;
import orch.receipt.Receipt.Entry;
import orch.receipt.Receipt.Result;

/** {@code orch receipt verify}. */
public final class ReceiptVerify implements Command {
  private final Argument<String> file =
      Argument.one("FILE", "the file that --receipt has written").content(Content.FILE);
  private final TimeoutFlag timeout = new TimeoutFlag();
  private final App app;
  private final Account account;

  public ReceiptVerify(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "verify", "Compare a receipt with what is live")
        .describe(
            "Checks that the receipt is as it was written, and that every configuration in it is as"
                + " the command left it. Reads only. The exit code is 6 when the receipt was"
                + " changed, when it is for another account, and when a configuration differs, is"
                + " gone, or exists although it was deleted.",
            "The digest of a receipt shows a change of any field. It is no signature: who can write"
                + " the file can make a new one.")
        .examples("orch receipt verify receipt.json", "orch receipt verify receipt.json -o json")
        .takes(file)
        .takes(timeout.flag());
  }

  @Override
  public List<View> prints() {
    return List.of(ReceiptData.RESULTS);
  }

  @Override
  public Integer call() throws InterruptedException {
    Deadline deadline = timeout.deadline(app);
    Printer printer = app.output(ReceiptData.RESULTS).many(ReceiptData.RESULTS, Format.TABLE);
    Receipt receipt = ReceiptFile.read(file.orElse(""), app);
    refuseOtherAccount(receipt);
    List<Comparison> all = new ArrayList<>();
    // All are read before anything is printed: what could not be read is not reported as the same.
    for (Entry entry : receipt.entries()) {
      all.add(Receipt.compare(entry, live(entry, deadline)));
    }
    all.forEach(each -> printer.print(ReceiptData.of(each)));
    printer.end();
    app.flushOutput();
    refuseDifferent(all);
    app.note(all.size() + " of " + all.size() + " configurations are as the receipt says");
    return ExitCode.DONE.code();
  }

  private Optional<Configuration> live(Entry entry, Deadline deadline) throws InterruptedException {
    if (entry.id().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(account.api().configuration(entry.id(), deadline));
    } catch (ApiException.NotFound gone) {
      return Optional.empty();
    }
  }

  private void refuseOtherAccount(Receipt receipt) {
    if (!receipt.account().equals(account.journalAccount())
        || !receipt.service().equals(account.journalTarget())) {
      throw new ChangedMeanwhileException(
          "the receipt is for the account "
              + receipt.account()
              + " at "
              + receipt.service()
              + ", and this command uses "
              + account.journalAccount()
              + " at "
              + account.journalTarget(),
          List.of(),
          "to see the account: " + app.commandLine("whoami"));
    }
  }

  private void refuseDifferent(List<Comparison> all) {
    List<String> lines =
        all.stream()
            .filter(each -> each.result() != Result.SAME)
            .map(ReceiptVerify::sentence)
            .toList();
    if (!lines.isEmpty()) {
      throw new ChangedMeanwhileException(
          lines.size() + " of " + all.size() + " configurations are not as the receipt says",
          lines,
          "to see what is live: " + app.commandLine("config list"));
    }
  }

  private static String sentence(Comparison each) {
    String id = each.entry().id();
    String label = each.entry().name() + (id.isEmpty() ? "" : " (" + id + ")");
    return label
        + switch (each.result()) {
          case CHANGED -> " differs in " + String.join(", ", each.fields());
          case GONE -> " does not exist any more";
          case EXISTS -> " was deleted, and exists";
          case UNKNOWN -> ": the receipt does not say how the write ended";
          case SAME -> " is the same";
        };
  }
}
