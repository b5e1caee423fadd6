package orch.cli.write;

import java.time.Instant;
import java.util.Optional;
import orch.api.Accepted;
import orch.api.Api;
import orch.api.ApiException;
import orch.cli.app.Account;
import orch.cli.app.WriteLog;
import orch.cli.problem.ChangedMeanwhileException;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.problem.JournalRequiredException;
import orch.cli.problem.WriteInDoubtException;
import orch.concurrent.Deadline;
import orch.concurrent.LockWait;
import orch.journal.Entry;
import orch.journal.InFlight;
import orch.journal.JournalException;
import orch.journal.JournalView;
import orch.journal.KnownWrite;
import orch.journal.Verdict;
import orch.network.BadConnectionException;
import orch.operation.Write;

/** Sends writes, and records each in the journal before it is sent. */
public final class JournaledWrites {
  private final Account account;
  private final Deadline deadline;
  private final LockWait wait;
  private boolean hasWarned;

  public JournaledWrites(Account account, Deadline deadline) {
    this.account = account;
    this.deadline = deadline;
    this.wait = account.app().lockWait(deadline);
  }

  /**
   * Sends a write.
   *
   * @throws ApiException if the service certainly does not apply the write
   * @throws WriteInDoubtException if the service may have applied the write, whatever the reason
   * @throws CommandInterruptedException if the command was interrupted before anything was sent
   * @throws ChangedMeanwhileException if the key was used for another request, and nothing was
   *     sent, or if the answer belongs to an earlier write
   */
  public Accepted send(Write write) {
    return send(account.entry(write));
  }

  /**
   * Sends a write that is recorded with more than itself.
   *
   * @see #send(Write)
   */
  public Accepted send(Entry entry) {
    Write write = entry.write();
    PendingWrites earlier = new PendingWrites(account);
    earlier.refuseOtherUse(write);
    return send(
        entry,
        earlier
            .byKey(write.key(), write.path())
            .filter(known -> known.fate() != KnownWrite.Fate.REFUSED));
  }

  /** Sends a write with a new key, which needs no search in the journal. */
  public Accepted sendNew(Write write) {
    return send(account.entry(write), Optional.empty());
  }

  private Accepted send(Entry entry, Optional<KnownWrite> earlier) {
    Optional<InFlight> mark = account.journal().mark(entry.write().key());
    try {
      return sent(entry, earlier);
    } catch (RuntimeException problem) {
      WriteLog log = account.log();
      if (log != null) {
        log.failed(entry.write().key(), problem);
      }
      throw problem;
    } finally {
      if (mark.isPresent()) {
        mark.get().close();
      }
    }
  }

  private Accepted sent(Entry entry, Optional<KnownWrite> earlier) {
    Api api = account.api();
    Write write = entry.write();
    // An attempt of an earlier command may have been applied, so a refusal of this one proves
    // nothing.
    boolean wasInDoubt = earlier.isPresent() && earlier.get().fate() == KnownWrite.Fate.OPEN;
    // Read before this write is recorded: without any earlier write, there is nothing to compare.
    Optional<JournalView> before = view();
    boolean isRecorded = isRecorded(entry, earlier);
    WriteLog log = account.log();
    if (log != null) {
      log.sending(entry);
    }
    Accepted accepted;
    try {
      accepted = api.send(write, deadline);
    } catch (ApiException problem) {
      if (wasInDoubt || !problem.isWithoutEffect()) {
        throw new WriteInDoubtException(write, isRecorded, problem);
      }
      settled(write);
      throw problem;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WriteInDoubtException(write, isRecorded, e);
    } catch (BadConnectionException e) {
      // An unusable certificate file fails the TLS handshake, before anything is sent.
      if (!wasInDoubt) {
        settled(write);
      }
      throw e;
    } catch (RuntimeException | Error e) {
      throw new WriteInDoubtException(write, isRecorded, e);
    }
    if (earlier.isPresent()) {
      accepted = accepted.firstSent(earlier.get().firstSentAt());
    }
    if (before.isPresent() && !before.get().isEmpty()) {
      EarlierAnswer.refuseKnown(write, accepted, before.get(), account.app());
    }
    if (log != null) {
      log.accepted(accepted);
      if (earlier.isPresent() && earlier.get().fate() == KnownWrite.Fate.ACCEPTED) {
        log.repeated(write.key());
      }
    }
    account.names().wrote(write, accepted.operation());
    try {
      account.journal().accepted(entry, accepted.operation().json(), wait);
    } catch (JournalException e) {
      warn(e);
    }
    return accepted;
  }

  private Optional<JournalView> view() {
    try {
      return Optional.of(account.journal().read(account.journalTarget(), account.journalAccount()));
    } catch (JournalException e) {
      // Whether that is a problem, the record of this write shows.
      return Optional.empty();
    }
  }

  private boolean isRecorded(Entry entry, Optional<KnownWrite> earlier) {
    try {
      Optional<Instant> first =
          earlier.isPresent() ? Optional.of(earlier.get().firstSentAt()) : Optional.empty();
      return account.journal().sending(entry, first, wait);
    } catch (JournalException e) {
      if (account.app().globals().requiresJournal()) {
        JournalRequiredException.fail(e);
      }
      warn(e);
      return false;
    } catch (InterruptedException e) {
      throw CommandInterruptedException.beforeSending("the journal");
    }
  }

  /** Records in the journal that a write is settled and will not take effect any more. */
  void settled(Write write) {
    try {
      account.journal().refused(account.entry(write), wait);
    } catch (JournalException e) {
      warn(e);
    }
  }

  /**
   * Records in the journal what a reading has found out about a write in doubt, which settles it.
   *
   * @param configuration the id of the configuration that a create made; empty when unknown
   */
  public void found(Write write, Verdict verdict, String configuration) {
    try {
      account.journal().found(account.entry(write), verdict, configuration, wait);
    } catch (JournalException e) {
      warn(e);
    }
  }

  /** A command in a container without a writable journal must still work. */
  private void warn(JournalException problem) {
    if (!hasWarned) {
      account.app().messages().warning(problem.getMessage() + "; this write is not recorded");
    }
    hasWarned = true;
  }

  /** Whether a problem with the journal was reported. */
  public boolean hasWarned() {
    return hasWarned;
  }
}
