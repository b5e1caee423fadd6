package orch.cli.report;

/**
 * Reports the first exception that ends a background thread, instead of Java's stack trace. If the
 * command fails because of it, that is reported as well. After the command has ended, exceptions of
 * background threads are ignored.
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
