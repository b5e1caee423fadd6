package orch.pages;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Follows several pages at the same time. */
final class Followers implements AutoCloseable {
  private final ExecutorService threads =
      Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));

  /**
   * Begins to follow a page.
   *
   * @param page says what was not as the page says; nothing if all was
   */
  Future<String> follow(Callable<String> page) {
    return threads.submit(page);
  }

  /** Fails if something was not as the page says. */
  static void passes(Future<String> mistake) throws InterruptedException {
    try {
      if (!mistake.get().isEmpty()) {
        fail(mistake.get());
      }
    } catch (ExecutionException e) {
      fail(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
