package orch.cli.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import orch.api.ConfigurationWrites;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.SettleCommand;
import orch.cli.problem.ChangedMeanwhileException;
import orch.cli.problem.JournalUnreadableException;
import orch.cli.write.PendingWrites;
import orch.cli.write.RunKeys;
import orch.cli.write.TrackedWrite;
import orch.cli.write.WriteFlags;
import orch.concurrent.LockWait;
import orch.configuration.CreateRequest;
import orch.configuration.PatchRequest;
import orch.journal.OpenWrite;
import orch.operation.Write;
import orch.plan.Action;
import orch.plan.Plan;
import orch.plan.PlanEntry;
import org.jspecify.annotations.Nullable;

/** The writes of a plan. */
final class PlanWrites {
  private final Account account;
  private final App app;

  private final Function<PlanEntry, UUID> keys;
  private Optional<LockWait> runWait = Optional.empty();
  private @Nullable RunKeys run;

  /** Writes with new idempotency keys. */
  PlanWrites(Account account) {
    this(account, entry -> WriteFlags.random(account.app()));
  }

  /**
   * @param keys the idempotency key of each entry
   */
  PlanWrites(Account account, Function<PlanEntry, UUID> keys) {
    this.account = account;
    this.app = account.app();
    this.keys = keys;
  }

  /**
   * In CI, creates get keys of the run, so that a job that runs again creates nothing twice.
   *
   * @param wait for the lock that keeps two commands from taking the same key
   */
  PlanWrites inRun(LockWait wait) {
    runWait = Optional.of(wait);
    return this;
  }

  /**
   * The writes of the entries that change something.
   *
   * @throws ChangedMeanwhileException if an earlier create of the same name is in doubt, and is not
   *     the same
   */
  List<TrackedWrite> of(Plan plan) throws InterruptedException {
    run = runWait.isPresent() ? RunKeys.of(account) : null;
    List<OpenWrite> doubts = plan.count(Action.CREATE) > 0 ? open() : List.of();
    List<TrackedWrite> items = new ArrayList<>();
    for (PlanEntry entry : plan.entries()) {
      if (entry.action() != Action.UNCHANGED) {
        Write wanted = write(entry, keys.apply(entry));
        Write sent = adopted(wanted, doubts);
        boolean isNew = sent.key().equals(wanted.key());
        if (isNew && run != null && entry.action() == Action.CREATE) {
          sent = run.keyed(sent, runWait.orElseThrow());
          isNew = false;
        }
        items.add(new TrackedWrite(entry.name(), entry.live(), sent, isNew));
      }
    }
    return items;
  }

  /** The run in CI that has given keys to the creates of {@link #of}; null for none. */
  @Nullable RunKeys run() {
    return run;
  }

  /** The write of an entry that changes something. */
  static Write write(PlanEntry entry, UUID key) {
    return switch (entry.action()) {
      case CREATE -> ConfigurationWrites.create(new CreateRequest(entry.body()), key);
      case DELETE -> ConfigurationWrites.delete(entry.id(), key);
      default -> ConfigurationWrites.update(entry.id(), new PatchRequest(entry.body()), key);
    };
  }

  /**
   * The same create of an earlier command that got no response: its key makes it take effect once.
   */
  private Write adopted(Write wanted, List<OpenWrite> doubts) {
    Optional<Write> other = Optional.empty();
    if (wanted.method() != Write.Method.POST) {
      return wanted;
    }
    for (OpenWrite doubt : doubts) {
      Write sent = doubt.entry().write();
      if (sent.isSameAs(wanted)) {
        app.note(PendingWrites.adopting(sent));
        return sent;
      }
      if (sent.method() == wanted.method() && sent.subject().equals(wanted.subject())) {
        other = Optional.of(sent);
      }
    }
    if (other.isPresent()) {
      throw new ChangedMeanwhileException(
          "an earlier command to "
              + other.get().action()
              + " got no response and may still take effect; nothing was sent",
          List.of(),
          "to settle it: " + SettleCommand.of(other.get(), app));
    }
    return wanted;
  }

  /** The writes in doubt. An unreadable journal does not prevent a create. */
  private List<OpenWrite> open() {
    try {
      return new PendingWrites(account).open();
    } catch (JournalUnreadableException e) {
      app.messages().warning(e.getMessage() + "; an earlier create may be in doubt");
      return List.of();
    }
  }
}
