package orch.cli.receipt;

import java.util.List;
import orch.cli.app.App;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.problem.ExitCode;
import orch.output.Format;
import orch.output.Printer;
import orch.output.View;
import orch.receipt.Receipt;

/** {@code orch receipt show}. */
public final class ReceiptShow implements Command {
  private final Argument<String> file =
      Argument.one("FILE", "the file that --receipt has written").content(Content.FILE);
  private final App app;

  public ReceiptShow(App app) {
    this.app = app;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "show", "Show what a receipt says")
        .describe(
            "Prints the configurations of a receipt, and what was done with each. Needs neither an"
                + " account nor a network. The exit code is 6 when the receipt was changed after"
                + " it was written.")
        .examples("orch receipt show receipt.json", "orch receipt show receipt.json -o json")
        .takes(file);
  }

  @Override
  public List<View> prints() {
    return List.of(ReceiptData.ENTRIES);
  }

  @Override
  public Integer call() {
    Printer printer = app.output(ReceiptData.ENTRIES).many(ReceiptData.ENTRIES, Format.TABLE);
    Receipt receipt = ReceiptFile.read(file.orElse(""), app);
    receipt.entries().forEach(entry -> printer.print(entry.json()));
    printer.end();
    app.flushOutput();
    app.note(
        receipt.json().path("command").asText("")
            + " for the account "
            + receipt.account()
            + " at "
            + receipt.service()
            + ", ended at "
            + receipt.json().path("endedAt").asText("")
            + " with exit code "
            + receipt.json().path("exitCode").asText(""));
    return ExitCode.DONE.code();
  }
}
