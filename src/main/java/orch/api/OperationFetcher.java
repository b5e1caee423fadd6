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
 * Looks at operations through the API, at several of them at the same time; what a poll should
 * survive, it survives.
 */
public final class OperationFetcher implements OperationSource, AutoCloseable {
  private static final int AT_ONCE = 16;

  private final Api api;
  private @Nullable ExecutorService lookers;

  public OperationFetcher(Api api) {
    this.api = api;
  }

  @Override
  public List<PollResult> at(List<String> names, Deadline deadline) throws InterruptedException {
    if (names.size() == 1) {
      return List.of(look(names.get(0), deadline));
    }
    if (lookers == null) {
      lookers =
          Executors.newFixedThreadPool(AT_ONCE, task -> DaemonThread.of("operation poll", task));
    }
    List<Callable<PollResult>> wanted = new ArrayList<>(names.size());
    names.forEach(name -> wanted.add(() -> look(name, deadline)));
    List<PollResult> looks = new ArrayList<>(names.size());
    for (Future<PollResult> look : lookers.invokeAll(wanted)) {
      looks.add(result(look));
    }
    return looks;
  }

  private static PollResult result(Future<PollResult> look) throws InterruptedException {
    try {
      return look.get();
    } catch (ExecutionException e) {
      // The caller's own exceptions, such as that of an unusable file of certificates, stay as they
      // are.
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("a look failed in a way it never should", e.getCause());
    }
  }

  @Override
  public void close() {
    if (lookers != null) {
      lookers.shutdownNow();
    }
  }

  private PollResult look(String name, Deadline deadline) throws InterruptedException {
    try {
      Api.Glance glance = api.glance(name, deadline);
      return new PollResult.Seen(glance.operation(), glance.retryAfter());
    } catch (ApiException.NotFound problem) {
      return new PollResult.Absent(problem);
    } catch (ApiException problem) {
      return problem.isRetryable()
          ? new PollResult.Missed(words(problem), problem.reply().retryAfter())
          : new PollResult.Refused(problem);
    }
  }

  private static String words(ApiException problem) {
    int status = problem.reply().status();
    String words = problem.reply().message();
    if (status == 0) {
      return words;
    }
    return words.isEmpty() ? "HTTP " + status : "HTTP " + status + ": " + words;
  }
}
