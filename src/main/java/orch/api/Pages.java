package orch.api;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;
import orch.configuration.Configuration;
import orch.operation.Deadline;

/** Goes through all pages of a listing; the next page is on its way while one is handed over. */
public final class Pages {
  private final Api api;
  private final Supplier<Deadline> deadlines;

  /**
   * @param deadlines one for each page: a listing takes as long as it is
   */
  public Pages(Api api, Supplier<Deadline> deadlines) {
    this.api = api;
    this.deadlines = deadlines;
  }

  /**
   * Hands over every configuration, page after page, until there is no more or the taker has
   * enough.
   *
   * @param taker true to get the next one
   * @throws ApiProblem.BadReply when the service sends the reader round in a circle
   */
  public void each(Listing listing, Predicate<Configuration> taker) throws InterruptedException {
    Page page = api.page(listing, "", deadlines.get());
    if (page.nextToken().isEmpty()) {
      handOver(page, taker);
      return;
    }
    ExecutorService fetcher = Executors.newSingleThreadExecutor(Pages::daemon);
    try {
      Set<String> tokens = new HashSet<>();
      while (!page.nextToken().isEmpty()) {
        String token = unseen(page, tokens);
        Future<Page> next = fetcher.submit(() -> api.page(listing, token, deadlines.get()));
        if (!handOver(page, taker)) {
          return;
        }
        page = result(next);
      }
      handOver(page, taker);
    } finally {
      fetcher.shutdownNow();
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

  private static String unseen(Page page, Set<String> tokens) {
    if (!tokens.add(page.nextToken())) {
      throw new ApiProblem.BadReply(
          page.call(), Reply.none("the list of pages goes round in a circle"));
    }
    return page.nextToken();
  }

  private static Page result(Future<Page> page) throws InterruptedException {
    try {
      return page.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ApiProblem problem) {
        throw problem;
      }
      throw new IllegalStateException("a page failed in a way it never should", e.getCause());
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "next page");
    thread.setDaemon(true);
    return thread;
  }
}
