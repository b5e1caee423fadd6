package orch.api;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import orch.concurrent.DaemonThread;
import orch.concurrent.Deadline;
import orch.operation.OperationSource;
import orch.operation.PollResult;
import org.jspecify.annotations.Nullable;

/**
 * Polls operations through the API, several at the same time. A temporary failure becomes a {@link
 * PollResult.Missed}, so that the next poll can follow.
 */
public final class OperationFetcher implements OperationSource, AutoCloseable {
  private static final int AT_ONCE = 16;

  private final Api api;
  private @Nullable ExecutorService executor;

  public OperationFetcher(Api api) {
    this.api = api;
  }

  @Override
  public List<PollResult> poll(List<String> names, Deadline deadline) throws InterruptedException {
    if (names.size() == 1) {
      return List.of(poll(names.get(0), deadline));
    }
    if (executor == null) {
      executor =
          Executors.newFixedThreadPool(AT_ONCE, task -> DaemonThread.of("operation poll", task));
    }
    List<Callable<PollResult>> polls = new ArrayList<>(names.size());
    names.forEach(name -> polls.add(() -> poll(name, deadline)));
    List<PollResult> results = new ArrayList<>(names.size());
    for (Future<PollResult> future : executor.invokeAll(polls)) {
      results.add(result(future));
    }
    return results;
  }

  private static PollResult result(Future<PollResult> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      // Such as the exception for an unreadable CA bundle.
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(
          "unexpected exception while polling an operation", e.getCause());
    }
  }

  @Override
  public void close() {
    if (executor != null) {
      executor.shutdownNow();
    }
  }

  private PollResult poll(String name, Deadline deadline) throws InterruptedException {
    try {
      return api.poll(name, deadline);
    } catch (ApiException.NotFound problem) {
      return new PollResult.Absent(problem);
    } catch (ApiException problem) {
      return problem.isRetryable()
          ? new PollResult.Missed(message(problem), problem.reply().retryAfter())
          : new PollResult.Refused(problem);
    }
  }

  private static String message(ApiException problem) {
    int status = problem.reply().status();
    String message = problem.reply().message();
    if (status == 0) {
      return message;
    }
    return message.isEmpty() ? "HTTP " + status : "HTTP " + status + ": " + message;
  }
}
