package orch.cli.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import orch.api.Accepted;
import orch.api.ApiException;
import orch.cli.app.Account;
import orch.cli.app.WriteLog;
import orch.cli.problem.CommandInterruptedException;
import orch.concurrent.DaemonThread;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.configuration.Difference;
import orch.operation.Operation;
import orch.operation.OperationToFollow;
import orch.operation.Outcome;
import orch.operation.Write;
import org.jspecify.annotations.Nullable;

/**
 * Sends several writes to different configurations at the same time, and waits for their operations
 * together. The failure of one does not stop the others.
 */
public final class ParallelWrites {
  /** An interrupted request ends at once; its line in the journal may need a moment. */
  private static final Duration END = Duration.ofSeconds(5);

  private final Account account;
  private final WaitFlags waiting;
  private final Deadline deadline;
  private final int parallel;
  private final List<TrackedWrite> items;
  private final Listener listener;
  private @Nullable RunKeys run;

  /**
   * @param parallel the number of writes that are sent at the same time, at least 1
   * @param listener hears of each step, perhaps from several threads
   */
  public ParallelWrites(
      Account account, WaitFlags waiting, Deadline deadline, int parallel, Listener listener) {
    this.account = account;
    this.waiting = waiting;
    this.deadline = deadline;
    this.parallel = parallel;
    this.listener = listener;
    this.items = new ArrayList<>();
  }

  /** Says which run in CI has given keys to creates. */
  public void inRun(RunKeys keys) {
    run = keys;
  }

  /** Hears of the steps of writes. */
  public interface Listener {
    void accepted(TrackedWrite item, Accepted accepted);

    void completed(TrackedWrite item);

    void failed(TrackedWrite item, RuntimeException problem);
  }

  /**
   * Sends the writes, and returns when each was accepted or has failed. After an interrupt, no
   * further writes are sent, and the thread's interrupt status is set.
   */
  public void send(List<TrackedWrite> writes) {
    items.addAll(writes);
    // The client is made once, before several threads ask for it.
    account.api();
    if (writes.size() == 1) {
      send(writes.get(0));
      return;
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(parallel, task -> DaemonThread.of("write", task));
    List<Future<?>> sending = new ArrayList<>();
    for (TrackedWrite item : writes) {
      sending.add(threads.submit(() -> send(item)));
    }
    try {
      for (Future<?> each : sending) {
        each.get();
      }
    } catch (InterruptedException e) {
      stop(threads);
    } catch (ExecutionException e) {
      throw new IllegalStateException("unexpected exception while sending a write", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static void stop(ExecutorService threads) {
    threads.shutdownNow();
    try {
      threads.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // The user is in a hurry; what was sent is in the journal.
      Thread.currentThread().interrupt();
    }
    Thread.currentThread().interrupt();
  }

  private void send(TrackedWrite item) {
    try {
      Accepted accepted = sent(item);
      item.accept(accepted);
      listener.accepted(item, accepted);
    } catch (ApiException.NotFound gone) {
      if (item.write().method() == Write.Method.DELETE) {
        item.set(TrackedWrite.State.COMPLETED, null);
        listener.completed(item);
      } else {
        fail(item, gone);
      }
    } catch (InterruptedException | CommandInterruptedException e) {
      item.set(TrackedWrite.State.UNSENT, null);
      Thread.currentThread().interrupt();
    } catch (RuntimeException problem) {
      fail(item, problem);
    }
  }

  private Accepted sent(TrackedWrite item) throws InterruptedException {
    if (item.write().method() == Write.Method.POST) {
      JournaledWrites writes = new JournaledWrites(account, deadline);
      RunKeys keys = run;
      if (keys != null && keys.hasGiven(item.write().key())) {
        return new RunCreates(account, keys, deadline).send(item.write(), item.name(), writes);
      }
      return item.isNew() ? writes.sendNew(item.write()) : writes.send(item.write());
    }
    return new UpdateGuard(account, deadline, false).send(adopted(item), item.read());
  }

  /** The same write that an earlier command sent without getting a response, with its key. */
  private Write adopted(TrackedWrite item) {
    Optional<Write> same =
        new PendingWrites(account)
            .inDoubt(item.read().id())
            .map(open -> open.entry().write())
            .filter(item.write()::isSameAs);
    same.ifPresent(write -> account.app().note(PendingWrites.adopting(write)));
    return same.orElse(item.write());
  }

  /**
   * Waits for the operations of all accepted writes.
   *
   * @throws CommandInterruptedException after an interrupt
   */
  public void follow() {
    List<TrackedWrite> running =
        items.stream().filter(item -> item.state() == TrackedWrite.State.ACCEPTED).toList();
    if (running.isEmpty()) {
      return;
    }
    List<OperationToFollow> operations = running.stream().map(this::operation).toList();
    Map<String, TrackedWrite> open = new HashMap<>();
    running.forEach(item -> open.put(item.accepted().label(), item));
    List<Outcome> outcomes =
        new OperationFollower(account, waiting, waiting.patience(), deadline)
            .toTheEnd(operations, (label, outcome) -> settle(open.remove(label), outcome));
    // What the deadline has left open.
    for (int i = 0; i < outcomes.size(); i++) {
      settle(open.remove(running.get(i).accepted().label()), outcomes.get(i));
    }
  }

  private OperationToFollow operation(TrackedWrite item) {
    Accepted accepted = item.accepted();
    Duration pause = accepted.retryAfter().orElse(waiting.patience().interval());
    return new OperationToFollow(
        accepted.name(), accepted.label(), pause, Optional.of(Duration.ZERO));
  }

  private void settle(@Nullable TrackedWrite item, Outcome outcome) {
    if (item == null) {
      return;
    }
    item.see(outcome);
    try {
      refuseOld(item, outcome.completed());
      item.set(TrackedWrite.State.COMPLETED, null);
      listener.completed(item);
    } catch (ApiException problem) {
      fail(
          item,
          OperationFollower.unfollowed(
              account.app(), item.write().action(), item.accepted(), problem));
    } catch (RuntimeException problem) {
      fail(item, problem);
    }
  }

  /**
   * An operation from before its write belongs to an earlier one. The keys of a saved plan may have
   * been used on another machine, for the same changes.
   */
  private void refuseOld(TrackedWrite item, Operation operation) {
    WriteLog log = account.log();
    UUID key = item.accepted().idempotencyKey();
    if (run != null && log != null && log.isRepeated(key)) {
      // An earlier attempt of the job did it, which was told.
      return;
    }
    boolean isOld =
        item.write().method() != Write.Method.DELETE
            && EarlierAnswer.isOlder(operation, item.accepted(), EarlierAnswer.MARGIN, account);
    if (isOld && !isAsWanted(item)) {
      throw EarlierAnswer.older(operation, item.accepted(), account.app());
    }
    if (isOld && log != null) {
      log.repeated(key);
    }
  }

  private boolean isAsWanted(TrackedWrite item) {
    try {
      Configuration now = account.api().configuration(item.id(), deadline);
      return Difference.by(item.write().body(), now.json()).changes().isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ApiException | IllegalArgumentException unknown) {
      return false;
    }
  }

  private void fail(TrackedWrite item, RuntimeException problem) {
    item.set(TrackedWrite.State.FAILED, problem);
    listener.failed(item, problem);
  }
}
