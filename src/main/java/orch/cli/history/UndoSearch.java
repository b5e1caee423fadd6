package orch.cli.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.api.ApiException;
import orch.cli.app.Account;
import orch.cli.problem.ChangedMeanwhileException;
import orch.cli.problem.JournalUnreadableException;
import orch.cli.problem.LastWriteInDoubtException;
import orch.cli.problem.NotFoundException;
import orch.cli.write.PendingWrites;
import orch.concurrent.Deadline;
import orch.journal.Entry;
import orch.journal.JournalException;
import orch.journal.JournalView;
import orch.journal.KnownWrite;
import orch.journal.OpenWrite;
import orch.journal.PastWrite;
import orch.journal.WriteHistory;
import orch.operation.Operation;
import orch.operation.Status;

/** Finds the write to undo in the journal, and the writes after it. */
final class UndoSearch {
  private final Account account;
  private final Deadline deadline;

  UndoSearch(Account account, Deadline deadline) {
    this.account = account;
    this.deadline = deadline;
  }

  /**
   * A write of the account that was accepted after the one to undo.
   *
   * @param recreated the id of the deleted configuration that it created again; else empty
   * @param end how its operation ended; empty when the journal does not know
   */
  record Later(
      String operation,
      String configuration,
      String recreated,
      String end,
      String command,
      Instant at) {
    static Later of(PastWrite write) {
      return new Later(
          write.operation(),
          write.configuration(),
          write.recreates(),
          write.end(),
          write.command().isEmpty() ? HistoryData.kind(write) : write.command(),
          write.at());
    }
  }

  /**
   * The write to undo.
   *
   * @param configuration the id that its configuration has now: an undo of a deletion changes it
   * @param again the write that created its configuration again; empty when none did
   * @param later the later writes to the configuration, the newest first
   */
  record Found(PastWrite write, String configuration, Optional<Later> again, List<Later> later) {}

  /**
   * Finds a write.
   *
   * @param operation its id or status URL; empty for the last write
   * @throws NotFoundException if the journal does not have it
   * @throws ChangedMeanwhileException if it is another account's
   * @throws LastWriteInDoubtException if the last write is meant and got no response
   */
  Found find(String operation) throws InterruptedException {
    List<Later> later = new ArrayList<>();
    JournalView view = new PendingWrites(account).read(read -> read);
    PastWrite found;
    try (WriteHistory writes = new WriteHistory(view)) {
      Optional<PastWrite> next = writes.next();
      while (next.isPresent() && !isMeant(next.get(), operation)) {
        if (!next.get().operation().isEmpty()) {
          later.add(Later.of(next.get()));
        }
        next = writes.next();
      }
      if (next.isEmpty()) {
        throw unknown(operation, view);
      }
      found = next.get();
    } catch (JournalException e) {
      throw new JournalUnreadableException(e);
    }
    return placed(found, later);
  }

  private boolean isMeant(PastWrite write, String operation) {
    if (!operation.isEmpty()) {
      String own = write.operation();
      return own.equals(operation) || (!own.isEmpty() && operation.endsWith("/" + own));
    }
    if (write.fate() == KnownWrite.Fate.OPEN) {
      throw new LastWriteInDoubtException(new OpenWrite(write.entry(), write.at(), write.at()));
    }
    return !write.operation().isEmpty();
  }

  private Found placed(PastWrite found, List<Later> all) throws InterruptedException {
    String id = configuration(found);
    List<String> ids = new ArrayList<>(List.of(id));
    Optional<Later> again = again(id, all);
    Optional<Later> last = again;
    while (last.isPresent()) {
      id = last.get().configuration();
      ids.add(id);
      Optional<Later> next = again(id, all);
      last = next.isPresent() && ids.contains(next.get().configuration()) ? Optional.empty() : next;
    }
    List<Later> later =
        all.stream()
            .filter(each -> ids.contains(each.configuration()))
            .filter(each -> each.end().isEmpty() || isCompleted(each.end()))
            .toList();
    return new Found(found, id, again, later);
  }

  private static boolean isCompleted(String end) {
    return Status.parse(end) == Status.COMPLETED;
  }

  /** The id of a new configuration that only the operation names. */
  private String configuration(PastWrite write) throws InterruptedException {
    if (!write.configuration().isEmpty()) {
      return write.configuration();
    }
    return read(write.operation()).flatMap(Operation::configurationId).orElse("");
  }

  /** The write that created a deleted configuration again, unless its operation failed. */
  private Optional<Later> again(String id, List<Later> all) throws InterruptedException {
    for (Later each : all) {
      if (!id.isEmpty() && each.recreated().equals(id) && !hasFailed(each)) {
        String made =
            each.configuration().isEmpty()
                ? read(each.operation()).flatMap(Operation::configurationId).orElse("")
                : each.configuration();
        return Optional.of(
            new Later(each.operation(), made, id, each.end(), each.command(), each.at()));
      }
    }
    return Optional.empty();
  }

  private boolean hasFailed(Later write) throws InterruptedException {
    Status status =
        write.end().isEmpty()
            ? read(write.operation()).map(Operation::status).orElse(Status.OTHER)
            : Status.parse(write.end());
    return status.isTerminal() && status != Status.COMPLETED;
  }

  /** An operation; empty when the service does not know it any more. */
  Optional<Operation> read(String operation) throws InterruptedException {
    try {
      return Optional.of(account.api().operation(operation, deadline));
    } catch (ApiException.NotFound forgotten) {
      return Optional.empty();
    }
  }

  private RuntimeException unknown(String operation, JournalView view) throws JournalException {
    String history = account.app().commandLine("config history");
    if (operation.isEmpty()) {
      return new NotFoundException(
          "the journal on this machine has no write of this account in the last 30 days",
          "to see the writes of an account: " + history,
          null);
    }
    Optional<Entry> other = WriteHistory.ofOthers(operation, view);
    boolean isOther =
        other.isPresent()
            && !(other.get().account().equals(account.journalAccount())
                && other.get().target().equals(account.journalTarget()));
    return isOther ? ofOther(operation, other.get()) : unknown(operation, history);
  }

  private static NotFoundException unknown(String operation, String history) {
    return new NotFoundException(
        "the journal on this machine has no operation "
            + operation
            + " in the last 30 days, so it cannot be undone",
        "to see what can: " + history,
        null);
  }

  private ChangedMeanwhileException ofOther(String operation, Entry other) {
    return new ChangedMeanwhileException(
        "operation "
            + operation
            + " belongs to the account "
            + other.account()
            + " at "
            + other.target()
            + ", and this command uses "
            + account.journalAccount()
            + " at "
            + account.journalTarget()
            + "; nothing was sent",
        List.of(),
        "to undo it, choose its profile with -p; to see all profiles: "
            + account.app().commandLineForAnyAccount("profile list"));
  }
}
