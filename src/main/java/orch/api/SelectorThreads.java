package orch.api;

import java.util.Arrays;
import java.util.List;

/**
 * The threads in which HTTP clients wait for the network. A process that ends while one of them
 * waits is held up by the JVM for a third of a second, and before Java 21 a client has no method to
 * end its own.
 */
record SelectorThreads(List<Thread> threads) {
  private static final int FAREWELL_MILLIS = 100;

  /** Those there are now. */
  static SelectorThreads now() {
    Thread[] all = new Thread[Thread.activeCount() * 2 + 16];
    int count = Thread.enumerate(all);
    return new SelectorThreads(
        Arrays.stream(all, 0, count)
            .filter(thread -> thread.getName().startsWith("HttpClient-"))
            .filter(thread -> thread.getName().endsWith("-SelectorManager"))
            .toList());
  }

  SelectorThreads without(SelectorThreads others) {
    return new SelectorThreads(
        threads.stream().filter(thread -> !others.threads.contains(thread)).toList());
  }

  /** Ends them; their clients are of no use any more. */
  void end() throws InterruptedException {
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join(FAREWELL_MILLIS);
    }
  }
}
