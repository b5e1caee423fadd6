package orch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Optional;
import java.util.UUID;
import orch.api.Accepted;
import orch.api.Api;
import orch.api.ApiProblem;
import orch.configuration.CreateRequest;
import orch.journal.Entry;
import orch.journal.Journal;
import orch.journal.JournalException;
import orch.operation.Deadline;
import orch.operation.LockWait;
import orch.operation.Write;

/** Sends writes; the journal has each before it leaves. */
final class Writes {
  private final App app;

  Writes(App app) {
    this.app = app;
  }

  /** How a write goes out. */
  interface Sending {
    Accepted by(Api api) throws InterruptedException;
  }

  /** Asks for a new configuration. */
  Accepted create(CreateRequest request, UUID key, Deadline deadline) {
    Entry entry = entry(key, "POST", Api.CONFIGURATIONS, Optional.of(request.toJson()));
    return send(entry, deadline, api -> api.create(request, key, deadline));
  }

  /** What the journal is told of a write. */
  Entry entry(UUID key, String method, String path, Optional<JsonNode> body) {
    String account = app.connection().credentials().account();
    JsonNode sent = body.orElse(NullNode.getInstance());
    Write write = new Write(Write.Method.valueOf(method), path, sent, key, path);
    return new Entry(write, app.journalTarget(), account);
  }

  /**
   * Sends a write.
   *
   * @param entry what the journal is told of it
   */
  Accepted send(Entry entry, Deadline deadline, Sending sending) {
    Api api = app.api();
    LockWait wait = app.lockWait(deadline);
    journalled(entry, wait);
    try {
      Accepted accepted = sending.by(api);
      noted(journal -> journal.accepted(entry.write().key(), accepted.operation().json(), wait));
      return accepted;
    } catch (ApiProblem problem) {
      if (isRefused(problem)) {
        noted(journal -> journal.refused(entry.write().key(), wait));
      }
      throw problem;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interruption(
          "the write was interrupted; the service may have it or not. The same command with"
              + " --idempotency-key "
              + entry.write().key()
              + " makes sure without doing it twice");
    }
  }

  /** Whether the service certainly does not act on what it was sent. */
  private static boolean isRefused(ApiProblem problem) {
    return problem.isWithoutEffect()
        || problem instanceof ApiProblem.Unauthorized
        || problem instanceof ApiProblem.NotFound
        || problem instanceof ApiProblem.Conflict
        || problem instanceof ApiProblem.Invalid;
  }

  private void journalled(Entry entry, LockWait wait) {
    try {
      noted(journal -> journal.sending(entry, wait));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interruption("interrupted while waiting for the journal; nothing was sent");
    }
  }

  /** Without a place to write a journal, a command in a container still does its work. */
  private <E extends Exception> void noted(Note<E> note) throws E {
    try {
      note.in(app.journal());
    } catch (JournalException e) {
      app.warnOnce(e.getMessage() + "; this write leaves no record");
    }
  }

  private interface Note<E extends Exception> {
    void in(Journal journal) throws JournalException, E;
  }
}
