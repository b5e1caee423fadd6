package orch.cli.report;

/**
 * Reports the first problem that ends a thread in the background, in place of Java's stack trace;
 * what the command itself meets with because of it, it says too. Once the command has ended,
 * threads may still fail in silence: nobody waits for them.
 */
public final class UncaughtExceptions implements Thread.UncaughtExceptionHandler, AutoCloseable {
  private final ErrorReporter failures;
  private boolean isDone;

  public UncaughtExceptions(ErrorReporter failures) {
    this.failures = failures;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable problem) {
    if (isFirst()) {
      failures.report(problem);
    }
  }

  private synchronized boolean isFirst() {
    boolean isFirst = !isDone;
    isDone = true;
    return isFirst;
  }

  @Override
  public synchronized void close() {
    isDone = true;
  }
}
