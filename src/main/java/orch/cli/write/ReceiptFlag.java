package orch.cli.write;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import orch.cli.app.Account;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.problem.UsageException;
import org.jspecify.annotations.Nullable;

/** {@code --receipt}: the file for a receipt of what the command writes. */
public final class ReceiptFlag {
  private final Option<String> flag =
      Option.text("--receipt")
          .onlyOnCommandLine()
          .label("FILE")
          .content(Content.FILE)
          .description("write a receipt of the changes to FILE, for orch receipt verify");

  public Option<String> flag() {
    return flag;
  }

  /**
   * Begins the receipt, if one is wanted. The command's end writes it.
   *
   * @param waits whether the command waits for its operations; a receipt says what came of them
   * @throws UsageException if it cannot be written, so that nothing is sent without one
   */
  public void begin(Account account, boolean waits, boolean isDryRun) {
    if (flag.value().isEmpty()) {
      return;
    }
    if (isDryRun || !waits) {
      throw new UsageException(
          isDryRun
              ? "--receipt is for what a command did: leave out --dry-run"
              : "--receipt says what came of the operations: add --wait");
    }
    String name = flag.value().get();
    try {
      Path file = account.app().host().directory().resolve(name);
      @Nullable Path directory = file.toAbsolutePath().getParent();
      if (directory == null || !Files.isDirectory(directory) || !Files.isWritable(directory)) {
        throw new UsageException("--receipt: the directory of " + name + " cannot be written");
      }
      if (Files.isDirectory(file)) {
        throw new UsageException("--receipt: " + name + " is a directory");
      }
      account.startLog().receiptInto(file);
    } catch (InvalidPathException e) {
      throw new UsageException("--receipt: " + name + " is no name of a file");
    }
  }
}
