package orch.cli.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import orch.concurrent.DaemonThread;
import orch.fleet.FleetAccount;

/** Runs the command of several accounts at the same time. */
final class Wave {
  /** An interrupted command ends at once; its line in the report may need a moment. */
  private static final Duration END = Duration.ofSeconds(4);

  private final AccountRunner runner;
  private final Brakes brakes;
  private final Consumer<AccountResult> listener;
  private final Iterator<FleetAccount> next;

  /**
   * @param listener hears of each result, of one after the other
   */
  Wave(
      AccountRunner runner,
      Brakes brakes,
      List<FleetAccount> accounts,
      Consumer<AccountResult> listener) {
    this.runner = runner;
    this.brakes = brakes;
    this.listener = listener;
    this.next = accounts.iterator();
  }

  /**
   * Runs until all accounts have ended, or no other may be started. After an interrupt, those that
   * run are interrupted as well, and have a moment to end.
   *
   * @param parallel the number of accounts at the same time
   */
  void run(int parallel) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < parallel; i++) {
      threads.add(DaemonThread.start("account", this::work));
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      brakes.interrupt();
      threads.forEach(Thread::interrupt);
      join(threads);
    }
  }

  private static void join(List<Thread> threads) {
    long end = System.nanoTime() + END.toNanos();
    try {
      for (Thread thread : threads) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left > 0) {
          thread.join(left);
        }
      }
    } catch (InterruptedException e) {
      // The user is in a hurry; the report has a line for every account that was begun.
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      Optional<FleetAccount> account = another();
      while (account.isPresent()) {
        AccountResult result = runner.run(account.get());
        synchronized (listener) {
          listener.accept(result);
        }
        account = another();
      }
    } catch (RuntimeException problem) {
      brakes.broken(problem);
    }
  }

  /** No account can fail between the question to the brakes and the line in the report. */
  private Optional<FleetAccount> another() {
    synchronized (brakes) {
      if (!brakes.allowAnother() || !next.hasNext()) {
        return Optional.empty();
      }
      FleetAccount account = next.next();
      runner.begin(account);
      return Optional.of(account);
    }
  }
}
