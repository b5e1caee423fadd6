package orch.cli.resume;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import orch.api.Accepted;
import orch.api.ApiException;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.problem.ChangedMeanwhileException;
import orch.cli.problem.CommandFailedException;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.problem.ExitCode;
import orch.cli.problem.WriteInDoubtException;
import orch.cli.resume.Reading.Found;
import orch.cli.resume.ResumedWrite.Result;
import orch.cli.write.JournaledWrites;
import orch.cli.write.PendingWrites;
import orch.cli.write.UpdateGuard;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.journal.AcceptedEntry;
import orch.journal.OpenWrite;
import orch.journal.Verdict;
import orch.json.Json;
import orch.operation.Write;

/**
 * Resumes one write that got no answer. While the service knows its key, it is sent again as it was
 * sent; the service applies it once. It is not sent over a later change, because it may be that the
 * service never received it. When the key is too old, or the service refuses the repeat, a reading
 * settles it.
 */
final class Resumption {
  /** A service may work on a request for so long that its client has given up. */
  private static final Duration IN_PROGRESS = Duration.ofMinutes(1);

  private static final String TOO_OLD = "its key is too old to send it again; ";

  private final Account account;
  private final App app;
  private final Deadline deadline;
  private final OpenWrites writes;
  private final PendingWrites journal;
  private final JournaledWrites sender;
  private final Reading reading;

  Resumption(Account account, Deadline deadline, OpenWrites writes) {
    this.account = account;
    this.app = account.app();
    this.deadline = deadline;
    this.writes = writes;
    this.journal = new PendingWrites(account);
    this.sender = new JournaledWrites(account, deadline);
    this.reading = new Reading(account, deadline);
  }

  /** Resumes a write; empty when its own command, or another resume, has settled it meanwhile. */
  Optional<ResumedWrite> resume(OpenWrite open) throws InterruptedException {
    Write write = open.entry().write();
    if (account.journal().isInFlight(write.key())) {
      ResumedWrite left =
          result(open, Result.IN_PROGRESS, "another command is sending it; it was left alone");
      return Optional.of(left.failing(problem(ExitCode.UNFINISHED, left, List.of(), again())));
    }
    if (!writes.isOpen(open)) {
      return Optional.empty();
    }
    try {
      return Optional.of(settled(open));
    } catch (ApiException problem) {
      return Optional.of(result(open, Result.OPEN, "it is still in doubt").failing(problem));
    }
  }

  private ResumedWrite settled(OpenWrite open) throws InterruptedException {
    Write write = open.entry().write();
    if (!journal.isKeyAlive(open.firstSentAt())) {
      return byReading(open, reading.of(open), TOO_OLD);
    }
    Optional<AcceptedEntry> later = later(open);
    boolean isCreate = write.method() == Write.Method.POST;
    Optional<Found> found =
        isCreate || later.isPresent() ? Optional.empty() : Optional.of(reading.of(open));
    if (later.isPresent()) {
      return overtaken(open, "the operation " + later.get().operation() + " is later");
    }
    if (found.isPresent() && found.get().isGone() && write.method() != Write.Method.DELETE) {
      return byReading(open, found.get(), "");
    }
    if (found.isPresent()
        && found.get().isChangedSince()
        && found.get().verdict() != Verdict.APPLIED) {
      return overtaken(open, "the configuration was changed since then");
    }
    boolean isWhole = write.method() == Write.Method.DELETE || write.body().isObject();
    return isWhole ? sent(open) : incomplete(open);
  }

  /** The acceptance of a later write to the same configuration, which this one must not undo. */
  private Optional<AcceptedEntry> later(OpenWrite open) {
    Write write = open.entry().write();
    return write.method() == Write.Method.POST
        ? Optional.empty()
        : journal
            .read(view -> view.last(write.path()))
            .filter(last -> last.at().isAfter(open.firstSentAt()));
  }

  private ResumedWrite sent(OpenWrite open) throws InterruptedException {
    Write write = open.entry().write();
    try {
      Accepted accepted = send(write);
      return result(open, Result.ACCEPTED, "sent again with its key").accepted(accepted);
    } catch (WriteInDoubtException doubt) {
      return doubt.getCause() instanceof ApiException cause && isRefusal(cause)
          ? refused(open, cause)
          : result(open, Result.OPEN, "it was sent again and got no answer").failing(doubt);
    } catch (ChangedMeanwhileException | CommandInterruptedException problem) {
      return result(open, Result.OPEN, "it is still in doubt").failing(problem);
    }
  }

  private Accepted send(Write write) {
    if (write.method() == Write.Method.POST) {
      return sender.send(write);
    }
    String id = write.path().substring(write.path().lastIndexOf('/') + 1);
    Configuration target = new Configuration(Json.object().put("id", id));
    return new UpdateGuard(account, deadline, true).repeat(write, target);
  }

  /**
   * Whether a failure of a repeat is the service's refusal. It shows that the service has not
   * accepted the key before: else it would have given that answer again.
   */
  private static boolean isRefusal(ApiException problem) {
    return problem instanceof ApiException.NotFound
        || problem instanceof ApiException.Conflict
        || problem instanceof ApiException.Invalid;
  }

  private ResumedWrite refused(OpenWrite open, ApiException refusal) throws InterruptedException {
    Found found = reading.of(open);
    if (found.verdict() == Verdict.APPLIED || found.isGone()) {
      return byReading(open, found, "");
    }
    Instant now = app.host().clock().instant();
    if (refusal instanceof ApiException.Conflict && open.sentAt().plus(IN_PROGRESS).isAfter(now)) {
      // A service may answer so while it works on an earlier attempt with the same key.
      return result(open, Result.OPEN, "the service may be working on an earlier attempt")
          .failing(new WriteInDoubtException(open.entry().write(), true, refusal));
    }
    sender.found(open.entry().write(), Verdict.ABSENT, "");
    return result(open, Result.REFUSED, "the service refuses it: " + refusal.reply().message())
        .failing(refusal);
  }

  /** Settles a write by what a reading has found. */
  private ResumedWrite byReading(OpenWrite open, Found found, String why) {
    Write write = open.entry().write();
    sender.found(write, found.verdict(), found.configuration());
    ResumedWrite settled =
        result(open, result(found), why + found.sentence()).at(found.configuration());
    return found.verdict() == Verdict.APPLIED
        ? settled
        : settled.failing(
            problem(
                found.isGone() ? ExitCode.NOT_FOUND : ExitCode.CONFLICT,
                settled,
                found.details(),
                toSee(settled)));
  }

  private static Result result(Found found) {
    if (found.verdict() == Verdict.APPLIED) {
      return Result.DONE;
    }
    if (found.isGone()) {
      return Result.GONE;
    }
    return found.verdict() == Verdict.ABSENT ? Result.NOT_APPLIED : Result.UNKNOWN;
  }

  private ResumedWrite overtaken(OpenWrite open, String why) throws InterruptedException {
    Found found = reading.of(open);
    if (found.verdict() == Verdict.APPLIED || found.isGone()) {
      return byReading(open, found, "");
    }
    sender.found(open.entry().write(), Verdict.UNKNOWN, "");
    ResumedWrite left = result(open, Result.OVERTAKEN, why + ", so it was not sent again");
    return left.failing(problem(ExitCode.CONFLICT, left, found.details(), toSee(left)));
  }

  private ResumedWrite incomplete(OpenWrite open) {
    ResumedWrite left =
        result(
            open,
            Result.OPEN,
            "its document is too long for the journal, so only its own"
                + " command can send it again, with --idempotency-key "
                + open.entry().write().key());
    return left.failing(problem(ExitCode.CONFLICT, left, List.of(), toSee(left)));
  }

  private static ResumedWrite result(OpenWrite open, Result result, String detail) {
    return ResumedWrite.of(open.entry().write(), open.firstSentAt(), result, detail);
  }

  private static CommandFailedException problem(
      ExitCode exit, ResumedWrite write, List<String> details, String hint) {
    return new CommandFailedException(exit, write.label() + ": " + write.detail(), details, hint);
  }

  private String again() {
    return "to try again: " + app.sameCommand().unchanged();
  }

  private String toSee(ResumedWrite write) {
    return write.configuration().isEmpty() || write.result() == Result.GONE
        ? "to see what there is: " + app.commandLine("config list")
        : "to see the configuration: " + app.commandLine("config get", write.configuration());
  }
}
