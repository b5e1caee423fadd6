package orch.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs independent tasks at the same time. */
public final class InParallel {
  private InParallel() {}

  /**
   * The results of the tasks, in their order.
   *
   * @param name of the threads
   * @param most tasks at the same time, from 1
   * @throws RuntimeException that of the first task, in their order, that threw one
   */
  public static <T> List<T> all(String name, int most, List<Callable<T>> tasks)
      throws InterruptedException {
    if (tasks.isEmpty()) {
      return List.of();
    }
    ExecutorService executor =
        Executors.newFixedThreadPool(
            Math.min(most, tasks.size()), task -> DaemonThread.of(name, task));
    try {
      List<T> results = new ArrayList<>(tasks.size());
      for (Future<T> future : executor.invokeAll(tasks)) {
        results.add(result(future));
      }
      return results;
    } finally {
      executor.shutdownNow();
    }
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("unexpected exception in a task", e.getCause());
    }
  }
}
