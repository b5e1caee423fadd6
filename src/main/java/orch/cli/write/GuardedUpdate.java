package orch.cli.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import orch.api.Accepted;
import orch.api.ReadAfterWrite;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.ConfigurationLookup;
import orch.cli.app.SettleCommand;
import orch.cli.output.Views;
import orch.cli.problem.ChangedMeanwhileException;
import orch.cli.problem.ExitCode;
import orch.concurrent.Deadline;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.configuration.Difference;
import orch.journal.AcceptedEntry;
import orch.journal.KnownWrite;
import orch.operation.NotFinishedException;
import orch.operation.Operation;
import orch.operation.OperationToFollow;
import orch.operation.Outcome;
import orch.operation.PollSchedule;
import orch.operation.Status;
import orch.operation.Write;
import orch.output.Printer;
import orch.output.View;

/**
 * Changes a configuration safely: reads it, checks that nobody else has changed it since, sends the
 * write, and follows the operation. The service supports no conditional writes, so a client on
 * another machine can still change the configuration between the last check and the write.
 */
public final class GuardedUpdate {
  private final Account account;
  private final App app;
  private final WriteFlags write;
  private final PollSchedule patience;
  private Deadline deadline;
  private final PendingWrites earlier;
  private final Instant began;
  private boolean insists;
  private String undone = "";

  public GuardedUpdate(Account account, WriteFlags write) {
    this.account = account;
    this.app = account.app();
    this.write = write;
    this.patience = write.waiting().patience();
    this.deadline = app.deadline(patience.timeout());
    this.earlier = new PendingWrites(account);
    this.began = app.host().clock().instant();
  }

  /** The deadline of the whole command. */
  public Deadline deadline() {
    return deadline;
  }

  /**
   * Skips the checks for writes in doubt, because the user has named the current version
   * (--if-version).
   */
  public void insist() {
    insists = true;
  }

  /** Says that the change undoes an operation, which the journal then knows. */
  public void undo(String operation) {
    undone = operation;
  }

  /** Restarts the deadline, so that the time the user took to answer does not count. */
  public void resume() {
    deadline = app.deadline(patience.timeout());
  }

  /**
   * Reads the configuration. If an earlier write of this user is still running, waits for it first.
   *
   * @param isExact whether only the exact id or name is taken
   * @throws ChangedMeanwhileException if that write was accepted after this command began, so that
   *     two commands run at once
   */
  public Configuration read(String idOrName, boolean isExact) throws InterruptedException {
    ConfigurationLookup lookup = new ConfigurationLookup(account, deadline);
    Configuration found = isExact ? lookup.findExactly(idOrName) : lookup.find(idOrName);
    Optional<AcceptedEntry> other = earlier.underWay(found.id(), deadline);
    if (other.isEmpty()) {
      return found;
    }
    if (other.get().at().isAfter(began)) {
      throw UpdateGuard.changing(found, other.get(), app);
    }
    String operation = other.get().operation();
    app.note("waiting for the earlier operation " + operation + " to finish");
    Outcome outcome =
        new OperationFollower(account, write.waiting(), patience, deadline)
            .toTheEnd(List.of(OperationToFollow.earlier(operation, app.host().clock().instant())))
            .get(0);
    if (outcome instanceof Outcome.Unfinished unfinished) {
      throw new NotFinishedException(unfinished);
    }
    // A stale read would be sent back and undo the earlier write.
    return outcome instanceof Outcome.Ended ended && ended.operation().status() == Status.COMPLETED
        ? new ReadAfterWrite(account.api(), app.host().sleeper()).read(found, deadline)
        : account.api().configuration(found.id(), deadline);
  }

  /** Sends a change or, with {@code --dry-run}, only prints it. */
  public int run(PreparedUpdate revision) throws InterruptedException {
    Configuration read = revision.read();
    String path = PendingWrites.path(read.id());
    Write wanted = adopted(revision.write(write.key(account, revision.method(), path)), read);
    if (write.isDryRun()) {
      new DryRun(account).print(List.of(wanted));
      return ExitCode.DONE.code();
    }
    // Checked before anything is sent, so that a mistake in --fields does not stop the command
    // halfway.
    Printer printer = printer();
    AcceptedWrite completion = completion();
    Accepted accepted = guard().send(account.entry(wanted).undoing(undone, ""), read);
    JsonNode shown;
    if (write.isWaiting()) {
      Configuration now = completion.of(read, accepted);
      replay().refuseOld(accepted, completion);
      replay().refuse(accepted, now, revision.remaining());
      shown = now.json();
    } else {
      replay().refuseEarly(accepted, completion, revision);
      shown = accepted.operation().shown(read.id());
    }
    completion.print(shown, accepted, printer, read.id());
    if (!write.isWaiting()) {
      AcceptedWrite.advise(app, List.of(accepted));
    }
    return ExitCode.DONE.code();
  }

  /**
   * The earlier write with the idempotency key on the command line, if the journal has one for this
   * configuration.
   */
  public Optional<KnownWrite> earlierUse(Configuration read, Write.Method method) {
    if (!write.hasKey()) {
      return Optional.empty();
    }
    String path = PendingWrites.path(read.id());
    return earlier
        .byKey(write.key(account, method, path), path)
        .filter(known -> known.fate() != KnownWrite.Fate.REFUSED)
        // A document that is too long for the journal cannot be repeated from it.
        .filter(known -> known.entry().write().body().isObject());
  }

  /**
   * Repeats an earlier write with the same key and the same body, which settles its outcome, and
   * then checks that the configuration is as wanted.
   *
   * @param remaining computes the changes that a configuration still needs to be as wanted
   */
  public int settle(
      KnownWrite known, Configuration read, Function<Configuration, List<Change>> remaining)
      throws InterruptedException {
    Write again = known.entry().write();
    if (write.isDryRun()) {
      new DryRun(account).print(List.of(again));
      return ExitCode.DONE.code();
    }
    if (known.fate() == KnownWrite.Fate.ACCEPTED && known.accepted().isPresent()) {
      replay().refuse(remaining.apply(read), read, again.key(), known.accepted().get().operation());
      return unchanged(read);
    }
    refuseIfOther(known, read, remaining);
    refuseIfOvertaken(known, read);
    Printer printer = printer();
    AcceptedWrite completion = completion();
    Accepted accepted = guard().repeat(again, read);
    Operation done = completion.changed(read, accepted);
    Configuration now = completion.reread(read, accepted, live -> remaining.apply(live).isEmpty());
    replay().refuse(accepted, now, remaining);
    completion.print(
        write.isWaiting() ? now.json() : done.shown(read.id()), accepted, printer, read.id());
    return ExitCode.DONE.code();
  }

  /**
   * Refuses a command with the key of an earlier write that wants something else: the earlier write
   * would not make the configuration as wanted.
   */
  private void refuseIfOther(
      KnownWrite known, Configuration read, Function<Configuration, List<Change>> remaining) {
    Write earlierWrite = known.entry().write();
    JsonNode body = earlierWrite.body();
    JsonNode after =
        earlierWrite.method() == Write.Method.PATCH
            ? Difference.applied(body, read.json())
            : ((ObjectNode) body.deepCopy()).put("id", read.id());
    List<Change> left = remaining.apply(new Configuration(after));
    if (!left.isEmpty()) {
      throw new ChangedMeanwhileException(
          "the idempotency key "
              + earlierWrite.key()
              + " was used at "
              + known.sentAt().truncatedTo(ChronoUnit.SECONDS)
              + " to "
              + earlierWrite.action()
              + ", with other values; nothing was sent",
          left.stream().map(Change::describe).toList(),
          "to settle that write: "
              + SettleCommand.of(earlierWrite, app)
              + "; to make these changes with a key of their own: "
              + app.sameCommand().without("--idempotency-key"));
    }
  }

  /**
   * If the service never received a write, repeating it applies it now. That would undo a write
   * that was accepted later.
   */
  private void refuseIfOvertaken(KnownWrite known, Configuration read) {
    Write again = known.entry().write();
    Optional<AcceptedEntry> later = earlier.read(view -> view.last(again.path()));
    if (!insists && later.isPresent() && later.get().at().isAfter(known.firstSentAt())) {
      throw new ChangedMeanwhileException(
          read.label()
              + " was changed by operation "
              + later.get().operation()
              + " after the write with the idempotency key "
              + again.key()
              + "; nothing was sent",
          UpdateGuard.whatItDoes(again.method().name(), again.body(), read),
          "to make the change anyway: " + app.sameCommand().without("--idempotency-key"));
    }
  }

  /** Reports that the configuration already is as wanted; sends nothing new. */
  public int unchanged(Configuration live) {
    new UnchangedUpdate(account, write, guard(), insists).report(live);
    return ExitCode.DONE.code();
  }

  /**
   * If an earlier command sent the same write and got no response, uses that write with its key.
   */
  private Write adopted(Write wanted, Configuration read) {
    if (write.hasKey() || insists) {
      return wanted;
    }
    Optional<Write> open =
        earlier.inDoubt(read.id()).map(doubt -> doubt.entry().write()).filter(wanted::isSameAs);
    open.ifPresent(same -> app.note(PendingWrites.adopting(same)));
    return open.orElse(wanted);
  }

  private UpdateGuard guard() {
    return new UpdateGuard(account, deadline, insists);
  }

  private AcceptedWrite completion() {
    return new AcceptedWrite(account, write.waiting(), patience, deadline);
  }

  private Printer printer() {
    View view = write.isWaiting() ? Views.CONFIGURATION : Views.OPERATION;
    return app.output(view).one(view);
  }

  private KeyReplay replay() {
    return new KeyReplay(account, write, deadline);
  }
}
