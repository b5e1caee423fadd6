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

/** Goes through all pages of a listing; the next page is on its way while one is handed over. */
public final class Pages {
  private static final String WHAT = "the list of configurations";

  private final Api api;
  private final Deadline deadline;

  /**
   * @param deadline for all pages together
   */
  public Pages(Api api, Deadline deadline) {
    this.api = api;
    this.deadline = deadline;
  }

  /**
   * Hands over every configuration, page after page, until there is no more or the taker has
   * enough.
   *
   * @param taker true to get the next one
   * @throws ApiException.BadReply when the service sends the reader round in a circle, or through
   *     empty pages only
   * @throws DeadlineException when the deadline passes before the last page is there
   */
  public void each(Listing listing, Predicate<Configuration> taker) throws InterruptedException {
    Page page = fetch(listing, "").read();
    if (page.nextToken().isEmpty()) {
      handOver(page, taker);
      return;
    }
    ExecutorService fetcher =
        Executors.newSingleThreadExecutor(task -> DaemonThread.of("next page", task));
    try {
      PageTrail trail = new PageTrail();
      while (!page.nextToken().isEmpty()) {
        String token = trail.next(page);
        Future<Api.UnreadPage> next = fetcher.submit(() -> fetch(listing, token));
        if (!handOver(page, taker)) {
          return;
        }
        page = result(next).read();
      }
      handOver(page, taker);
    } finally {
      fetcher.shutdownNow();
    }
  }

  private Api.UnreadPage fetch(Listing listing, String token) throws InterruptedException {
    // However quickly each page comes, there may be no last one.
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

  private static boolean handOver(Page page, Predicate<Configuration> taker) {
    for (Configuration configuration : page.configurations()) {
      if (!taker.test(configuration)) {
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
      throw new IllegalStateException("a page failed in a way it never should", e.getCause());
    }
  }
}
