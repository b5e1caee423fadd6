package orch.cli;

import java.io.IOException;
import orch.api.Accepted;
import orch.api.Api;
import orch.api.ApiProblem;
import orch.journal.Entry;
import orch.journal.Journal;
import orch.operation.Deadline;
import orch.operation.Write;

/** Sends writes; the journal has each before it leaves. */
final class Writes {
  private final Account account;
  private final Deadline deadline;
  private boolean isRecorded;

  Writes(Account account, Deadline deadline) {
    this.account = account;
    this.deadline = deadline;
  }

  /**
   * Sends a write.
   *
   * @throws ApiProblem when the service certainly does not act on it
   * @throws WriteInDoubtException when the service may have it or not, whatever the reason
   */
  Accepted send(Write write) {
    Api api = account.api();
    Entry entry = account.entry(write);
    isRecorded = isNoted(journal -> journal.sending(entry));
    Accepted accepted;
    try {
      accepted = api.send(write, deadline);
    } catch (ApiProblem problem) {
      if (!problem.isWithoutEffect()) {
        throw new WriteInDoubtException(write, isRecorded, problem);
      }
      settled(write);
      throw problem;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WriteInDoubtException(write, isRecorded, e);
    } catch (RuntimeException | Error e) {
      throw new WriteInDoubtException(write, isRecorded, e);
    }
    isNoted(journal -> journal.accepted(write.key(), accepted.operation().json()));
    return accepted;
  }

  /** Notes that nothing more will come of a write. */
  void settled(Write write) {
    isNoted(journal -> journal.refused(write.key()));
  }

  /** Without a place to write a journal, a command in a container still does its work. */
  private boolean isNoted(Note note) {
    try {
      note.in(account.journal());
      return true;
    } catch (IOException e) {
      account
          .app()
          .note("the journal cannot be written, so this write leaves no record: " + e.getMessage());
      return false;
    }
  }

  private interface Note {
    void in(Journal journal) throws IOException;
  }
}
