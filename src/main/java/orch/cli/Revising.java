package orch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orch.api.Accepted;
import orch.api.Aftermath;
import orch.api.Api;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.configuration.Difference;
import orch.journal.Entry;
import orch.journal.Started;
import orch.journal.Turn;
import orch.operation.Deadline;
import orch.operation.NotFinished;
import orch.operation.Outcome;
import orch.operation.Patience;
import orch.operation.Status;
import orch.term.Printer;
import orch.term.View;

/**
 * The way of a change to a configuration: read, decide, make sure that nobody else has changed it,
 * send, follow. The service itself takes no condition with a write; between the last look and the
 * write there is a moment in which somebody on another machine can still come first.
 */
final class Revising {
  private static final String AGAIN = "the same command again starts from what is there then";

  private final App app;
  private final WriteFlags write;
  private final Patience patience;
  private Deadline deadline;
  private final EarlierWrites earlier;
  private final Instant began;
  private boolean insists;

  Revising(App app, WriteFlags write) {
    this.app = app;
    this.write = write;
    this.patience = write.waiting().patience();
    this.deadline = app.deadline(patience.timeout());
    this.earlier = new EarlierWrites(app);
    this.began = app.host().clock().instant();
  }

  /** When the whole of it has to be done. */
  Deadline deadline() {
    return deadline;
  }

  /** The person has seen the version that is there, and means to change that. */
  void insist() {
    insists = true;
  }

  /** The person has had their say; the time that took does not count. */
  void resume() {
    deadline = app.deadline(patience.timeout());
  }

  /**
   * The configuration as it is now. A write of this user that was under way when the command began
   * is waited for.
   *
   * @throws ChangedMeanwhile when such a write began later: two commands run at once
   */
  Configuration read(String idOrName) throws InterruptedException {
    Configuration found = new Lookup(app.api(), deadline).find(idOrName);
    Optional<Started> other = earlier.underWay(found.id(), deadline);
    if (other.isEmpty()) {
      return found;
    }
    if (other.get().at().isAfter(began)) {
      throw changing(found, other.get());
    }
    String operation = other.get().operation();
    app.note("waiting for the earlier write " + operation + " to end");
    Outcome outcome =
        new Follow(app, write.waiting(), patience, deadline)
            .toTheEnd(
                List.of(orch.operation.Started.earlier(operation, app.host().clock().instant())))
            .get(0);
    if (outcome instanceof Outcome.Unfinished unfinished) {
      throw new NotFinished(unfinished);
    }
    // What is read too early would be sent back, and undo the earlier write.
    return outcome instanceof Outcome.Ended ended && ended.operation().status() == Status.COMPLETED
        ? new Aftermath(app.api(), app.host().sleeper()).read(found, deadline)
        : app.api().configuration(found.id(), deadline);
  }

  /** Carries a change out, or only shows it, as the person wants. */
  int carryOut(Revision revision) throws InterruptedException {
    String id = revision.read().id();
    String method = revision.method();
    UUID key = write.key(app, () -> WriteFlags.scope(app, method, EarlierWrites.path(id)));
    if (write.isDryRun()) {
      URI url = Api.configurationUrl(app.shownBaseUrl(), id);
      new DryRun(app)
          .print(List.of(DryRun.request(method, url, key, Optional.of(revision.body()))));
      return Exit.DONE.code();
    }
    // Before anything is sent: a mistake in --fields must not leave half a job.
    Printer printer = printer();
    Accepted accepted = send(revision, key);
    Completion completion = new Completion(app, write.waiting(), patience, deadline);
    JsonNode shown =
        write.isWaiting()
            ? completion.of(revision.read(), accepted).json()
            : accepted.operation().json();
    completion.print(shown, accepted, printer, id);
    return Exit.DONE.code();
  }

  /** There is nothing to do: the configuration is what it should be. */
  int unchanged(Configuration live) {
    app.note("nothing to change: " + live.label() + " is so already; nothing was sent");
    if (write.isWaiting()) {
      Printer printer = printer();
      printer.print(live.json());
      printer.end();
    }
    return Exit.DONE.code();
  }

  private Printer printer() {
    View view = write.isWaiting() ? Views.CONFIGURATION : Views.OPERATION;
    return app.output(view).one(view);
  }

  private Accepted send(Revision revision, UUID key) throws InterruptedException {
    Configuration read = revision.read();
    Entry entry =
        new Writes(app)
            .entry(
                key,
                revision.method(),
                EarlierWrites.path(read.id()),
                Optional.of(revision.body()));
    Optional<Turn> turn = turn(read.id());
    try {
      refuseInDoubt(read, key);
      refuseIfChanged(read);
      return new Writes(app).send(entry, api -> revision.sending().by(api, key, deadline));
    } finally {
      turn.ifPresent(Turn::close);
    }
  }

  /** Without a place for locks, as in a container, there is nobody to keep out. */
  private Optional<Turn> turn(String id) throws InterruptedException {
    try {
      return Optional.of(app.journal().turn(id));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void refuseIfChanged(Configuration read) throws InterruptedException {
    Optional<Started> other = earlier.underWay(read.id(), deadline);
    if (other.isPresent()) {
      throw changing(read, other.get());
    }
    Configuration now = app.api().configuration(read.id(), deadline);
    List<Change> changes = Difference.between(read.json(), now.json()).changes();
    if (!changes.isEmpty() || !now.version().equals(read.version())) {
      throw new ChangedMeanwhile(
          read.label() + " was changed since it was read", described(changes), AGAIN);
    }
  }

  /**
   * A write whose answer never came may still take effect, and then what is merged into today's
   * channels would undo it. Whoever repeats it with its key, or insists on a version, may go on.
   */
  private void refuseInDoubt(Configuration read, UUID key) {
    Optional<Entry> doubt = insists ? Optional.empty() : earlier.unanswered(read.id());
    if (doubt.isPresent() && !doubt.get().write().key().equals(key)) {
      Entry entry = doubt.get();
      throw new ChangedMeanwhile(
          "an earlier command may be changing " + read.label() + "; no answer to it ever came",
          whatItDoes(entry.write().method().name(), entry.write().body(), read),
          "that command with --idempotency-key "
              + entry.write().key()
              + " settles it; or see what is there and go on with --if-version N");
    }
  }

  private static ChangedMeanwhile changing(Configuration read, Started other) {
    return new ChangedMeanwhile(
        read.label() + " is being changed by " + other.operation(),
        whatItDoes(other.method(), other.body(), read),
        AGAIN);
  }

  private static List<String> whatItDoes(String method, JsonNode body, Configuration read) {
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
