package orch.cli;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reports the first problem that ends a thread in the background, in place of Java's stack trace;
 * what the command itself meets with because of it, it says too. Once the command has ended,
 * threads may still fail in silence: nobody waits for them.
 */
final class UncaughtProblems implements Thread.UncaughtExceptionHandler, AutoCloseable {
  private final Failures failures;
  private final AtomicBoolean done = new AtomicBoolean();

  UncaughtProblems(Failures failures) {
    this.failures = failures;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable problem) {
    if (done.compareAndSet(false, true)) {
      failures.report(problem);
    }
  }

  @Override
  public void close() {
    done.set(true);
  }
}
