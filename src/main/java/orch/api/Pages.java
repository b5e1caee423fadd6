package orch.api;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import orch.concurrent.DaemonThread;
import orch.concurrent.Deadline;
import orch.concurrent.DeadlineException;
import orch.configuration.Configuration;

/**
 * Reads all pages of a list. The next page is fetched while the caller works on the current one.
 */
public final class Pages {
  private static final String WHAT = "the list of configurations";

  private final Api api;
  private final Deadline deadline;

  /**
   * @param deadline for the whole list
   */
  public Pages(Api api, Deadline deadline) {
    this.api = api;
    this.deadline = deadline;
  }

  /**
   * Passes every configuration to a consumer, page after page, until the list ends or the consumer
   * has enough.
   *
   * @param consumer returns true to get the next configuration
   * @throws ApiException.BadReply when the pages form a loop, or too many in a row are empty
   * @throws DeadlineException when the deadline passes before the last page is read
   */
  public void each(Listing listing, Predicate<Configuration> consumer) throws InterruptedException {
    Page page = fetch(listing, "").read();
    if (page.nextToken().isEmpty()) {
      handOver(page, consumer);
      return;
    }
    ExecutorService fetcher =
        Executors.newSingleThreadExecutor(task -> DaemonThread.of("next page", task));
    try {
      PageTrail trail = new PageTrail();
      while (!page.nextToken().isEmpty()) {
        String token = trail.next(page);
        Future<Api.UnreadPage> next = fetcher.submit(() -> fetch(listing, token));
        if (!handOver(page, consumer)) {
          return;
        }
        page = result(next).read();
      }
      handOver(page, consumer);
    } finally {
      fetcher.shutdownNow();
    }
  }

  private Api.UnreadPage fetch(Listing listing, String token) throws InterruptedException {
    // The list may be endless, however quickly each page comes.
    if (deadline.left().isZero()) {
      throw new DeadlineException(WHAT);
    }
    try {
      return api.page(listing, token, deadline);
    } catch (ApiException problem) {
      if (deadline.left().isZero()) {
        throw new DeadlineException(WHAT, problem);
      }
      throw problem;
    }
  }

  private static boolean handOver(Page page, Predicate<Configuration> consumer) {
    for (Configuration configuration : page.configurations()) {
      if (!consumer.test(configuration)) {
        return false;
      }
    }
    return true;
  }

  private static Api.UnreadPage result(Future<Api.UnreadPage> page) throws InterruptedException {
    try {
      return page.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("unexpected exception while reading a page", e.getCause());
    }
  }
}
