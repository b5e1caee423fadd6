package orch.cli.apply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.InputFiles;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.problem.ChangedMeanwhileException;
import orch.cli.problem.UsageException;
import orch.concurrent.Deadline;
import orch.journal.WriteLock;
import orch.plan.Lock;

/**
 * The lock file: {@code --lock}, else {@code orch.lock.yaml} beside the first file, if it exists.
 */
final class LockStore {
  static final String NAME = "orch.lock.yaml";

  private final Option<String> flag =
      Option.text("--lock")
          .onlyOnCommandLine()
          .label("FILE")
          .content(Content.FILE)
          .description("lock file (default: orch.lock.yaml beside the first file, if it exists)");
  private final App app;
  private final Account account;

  LockStore(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  Option<String> flag() {
    return flag;
  }

  /** The name of the lock file; empty if there is none, and none was asked for. */
  Optional<String> name(List<String> files) {
    if (flag.value().isPresent()) {
      return flag.value();
    }
    if (app.accountRun() != null) {
      // The file beside belongs to one account, and a fleet has many.
      return Optional.empty();
    }
    String first = files.get(0);
    Path beside = Path.of(first.equals(InputFiles.STDIN) ? NAME : first).resolveSibling(NAME);
    return Files.exists(app.host().directory().resolve(beside))
        ? Optional.of(beside.toString())
        : Optional.empty();
  }

  /**
   * Reads the lock. One that {@code --lock} names and that does not exist is empty.
   *
   * @throws ChangedMeanwhileException if it belongs to another account
   */
  Lock read(String name, Deadline deadline) {
    String own = account.journalAccount();
    String service = account.journalTarget();
    if (!Files.exists(app.host().directory().resolve(name))) {
      return Lock.empty(own, service);
    }
    Lock lock = Lock.read(new InputFiles(app, deadline).document(name));
    if (!lock.account().equals(own) || !lock.service().equals(service)) {
      throw new ChangedMeanwhileException(
          name
              + " belongs to the account "
              + lock.account()
              + " at "
              + lock.service()
              + ", and this command uses "
              + own
              + " at "
              + service
              + "; nothing was sent",
          List.of(),
          "to see the account: " + app.commandLine("whoami"));
    }
    return lock;
  }

  /**
   * Checks that the lock file can be written, before anything is sent.
   *
   * @throws UsageException if it cannot
   */
  void checkWritable(String name) {
    Path file = app.host().directory().resolve(name).toAbsolutePath();
    Path directory = file.getParent();
    if (directory == null || !Files.isDirectory(directory) || !Files.isWritable(directory)) {
      throw new UsageException(
          "the lock file " + name + " cannot be written: its directory is missing or read-only");
    }
  }

  /**
   * Changes the lock file, as other commands leave it until then.
   *
   * @throws UsageException if it cannot be written
   */
  void change(String name, Deadline deadline, UnaryOperator<Lock> change)
      throws InterruptedException {
    Path file = app.host().directory().resolve(name);
    Optional<WriteLock> turn = turn(file, deadline);
    try {
      Lock before = read(name, deadline);
      Lock after = change.apply(before);
      if (!after.equals(before) || !Files.exists(file)) {
        replace(file, after.text());
      }
    } catch (IOException e) {
      throw new UsageException("the lock file " + name + " cannot be written: " + e.getMessage());
    } finally {
      turn.ifPresent(WriteLock::close);
    }
  }

  private Optional<WriteLock> turn(Path file, Deadline deadline) throws InterruptedException {
    String id = "lock file " + file.toAbsolutePath().normalize();
    try {
      return Optional.of(
          account.journal().writeLock(id, "the lock file " + file, app.lockWait(deadline)));
    } catch (IOException e) {
      // Without a writable directory for locks, as in a container, there is no other command.
      return Optional.empty();
    }
  }

  /** A reader sees the old text or the new one, never a part. */
  private static void replace(Path file, String text) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Path next = Files.createTempFile(directory, "." + NAME, ".tmp");
    try {
      // A temporary file is its owner's alone; this one belongs to the repository.
      Files.delete(next);
      Files.writeString(next, text);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }
}
