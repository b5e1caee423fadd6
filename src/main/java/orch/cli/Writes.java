package orch.cli;

import java.io.IOException;
import java.util.UUID;
import orch.api.Accepted;
import orch.api.Api;
import orch.configuration.CreateRequest;
import orch.journal.Entry;
import orch.journal.Journal;
import orch.operation.Deadline;

/** Sends writes; the journal has each before it leaves. */
final class Writes {
  private final App app;

  Writes(App app) {
    this.app = app;
  }

  /** Asks for a new configuration. */
  Accepted create(CreateRequest request, UUID key, Deadline deadline) {
    Api api = app.api();
    String account = app.connection().credentials().account();
    Entry entry =
        new Entry(key, app.journalTarget(), account, "POST", Api.CONFIGURATIONS, request.toJson());
    noted(journal -> journal.sending(entry));
    try {
      Accepted accepted = api.create(request, key, deadline);
      noted(journal -> journal.accepted(key, accepted.operation().json()));
      return accepted;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interruption(
          "the write was interrupted; the service may have it or not. The same command with"
              + " --idempotency-key "
              + key
              + " makes sure without doing it twice");
    }
  }

  /** Without a place to write a journal, a command in a container still does its work. */
  private void noted(Note note) {
    try {
      note.in(app.journal());
    } catch (IOException e) {
      app.note("the journal cannot be written, so this write leaves no record: " + e.getMessage());
    }
  }

  private interface Note {
    void in(Journal journal) throws IOException;
  }
}
