package orch.cli.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import orch.api.Accepted;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.SettleCommand;
import orch.cli.problem.ChangedMeanwhileException;
import orch.cli.problem.CommandInterruptedException;
import orch.concurrent.Deadline;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.configuration.Difference;
import orch.journal.AcceptedEntry;
import orch.journal.Entry;
import orch.journal.OpenWrite;
import orch.journal.WriteLock;
import orch.operation.Write;

/**
 * Sends a write to a configuration only if it is safe: no other command of this user is writing to
 * it, no earlier write of this user is in doubt, and it has not changed since it was read.
 */
public final class UpdateGuard {
  private final Account account;
  private final Deadline deadline;
  private final boolean insists;
  private final PendingWrites earlier;

  /**
   * @param insists whether the user has named the current version, so that writes in doubt are
   *     ignored
   */
  public UpdateGuard(Account account, Deadline deadline, boolean insists) {
    this.account = account;
    this.deadline = deadline;
    this.insists = insists;
    this.earlier = new PendingWrites(account);
  }

  /**
   * Sends a write that is based on the configuration as it was read.
   *
   * @throws ChangedMeanwhileException if the write is not safe; nothing was sent
   */
  Accepted send(Write write, Configuration read) throws InterruptedException {
    return send(account.entry(write), read);
  }

  /**
   * Sends a write that is recorded with more than itself and what it replaces.
   *
   * @see #send(Write, Configuration)
   */
  Accepted send(Entry entry, Configuration read) throws InterruptedException {
    Optional<WriteLock> turn = turn(read);
    try {
      refuseInDoubt(entry.write(), read);
      refuseIfChanged(entry.write(), read);
      account.names().saw(read);
      return new JournaledWrites(account, deadline).send(entry.replacing(read.json()));
    } finally {
      turn.ifPresent(WriteLock::close);
    }
  }

  /** Sends an earlier write again with its key, without checking for changes since then. */
  public Accepted repeat(Write write, Configuration read) {
    Optional<WriteLock> turn = turn(read);
    try {
      return new JournaledWrites(account, deadline).send(write);
    } finally {
      turn.ifPresent(WriteLock::close);
    }
  }

  /**
   * Without a writable directory for locks, as in a container, there is no other command to lock
   * out.
   */
  private Optional<WriteLock> turn(Configuration read) {
    String what = "the configuration " + read.label();
    try {
      return Optional.of(
          account.journal().writeLock(read.id(), what, account.app().lockWait(deadline)));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw CommandInterruptedException.beforeSending(what);
    }
  }

  private void refuseIfChanged(Write write, Configuration read) throws InterruptedException {
    Optional<AcceptedEntry> other = earlier.underWay(read.id(), deadline);
    if (other.isPresent()) {
      throw changing(read, other.get(), account.app());
    }
    Configuration now = account.api().configuration(read.id(), deadline);
    List<Change> changes = Difference.between(read.json(), now.json()).changes();
    boolean isChanged = !changes.isEmpty() || !now.version().equals(read.version());
    // A write in doubt that is repeated may have become visible since the first read.
    if (isChanged && !(isInDoubt(write, read) && isVisible(write, now))) {
      throw new ChangedMeanwhileException(
          read.label() + " was changed since it was read; nothing was sent",
          described(changes),
          again(account.app()));
    }
  }

  /** Whether a configuration is as an update or a replacement makes it. */
  public static boolean isVisible(Write write, Configuration live) {
    // A document that is too long for the journal is not in it.
    if (!write.body().isObject()) {
      return false;
    }
    return switch (write.method()) {
      case PATCH -> Difference.by(write.body(), live.json()).changes().isEmpty();
      case PUT -> Difference.between(live.json(), write.body()).changes().isEmpty();
      case POST, DELETE -> false;
    };
  }

  private boolean isInDoubt(Write write, Configuration read) {
    Optional<OpenWrite> doubt = earlier.inDoubt(read.id());
    return doubt.isPresent() && doubt.get().entry().write().key().equals(write.key());
  }

  private static String again(App app) {
    return "to start from the current version: " + app.sameCommand().unchanged();
  }

  /**
   * A write in doubt may still take effect, and this write, merged into the current channels, would
   * then undo it. Repeating that write with its key, or naming the version (--if-version), is
   * allowed.
   */
  private void refuseInDoubt(Write write, Configuration read) {
    Optional<OpenWrite> doubt = insists ? Optional.empty() : earlier.inDoubt(read.id());
    if (doubt.isPresent() && !doubt.get().entry().write().key().equals(write.key())) {
      Write open = doubt.get().entry().write();
      throw new ChangedMeanwhileException(
          "an earlier write to "
              + read.label()
              + " got no response and may still take effect; nothing was sent",
          whatItDoes(open.method().name(), open.body(), read),
          "to settle it: "
              + SettleCommand.of(open, account.app())
              + "; to see the current version, which config update --if-version takes: "
              + account.app().commandLine("config get", read.id()));
    }
  }

  static ChangedMeanwhileException changing(Configuration read, AcceptedEntry other, App app) {
    return new ChangedMeanwhileException(
        read.label() + " is being changed by operation " + other.operation() + "; nothing was sent",
        whatItDoes(other.method(), other.body(), read),
        again(app));
  }

  public static List<String> whatItDoes(String method, JsonNode body, Configuration read) {
    return switch (method) {
      case "DELETE" -> List.of("it is being deleted");
      case "PATCH" -> described(Difference.by(body, read.json()).changes());
      default -> described(Difference.between(read.json(), body).changes());
    };
  }

  private static List<String> described(List<Change> changes) {
    return changes.stream().map(Change::describe).toList();
  }
}
