package orch.server.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import orch.concurrent.DaemonThread;
import orch.concurrent.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * The thread pool that serves requests. The JDK's server reads a request on the thread that answers
 * it, so a slow client holds a thread. When all threads are busy and requests wait, slow clients
 * are dropped: an interrupt closes the connection that the thread is waiting for.
 */
public final class ExchangeThreads implements Executor, AutoCloseable {
  private static final int THREADS = 128;
  private static final int IDLE_SECONDS = 5;

  /** How long a client may take to send its request while others wait. */
  private static final Duration CLIENT_TIMEOUT = Duration.ofMillis(500);

  /**
   * The least time that a client gets once its request has a thread, which it may have waited for.
   */
  private static final Duration MIN_CLIENT_TIMEOUT = Duration.ofMillis(100);

  private static final long CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** The exchange that each thread runs. */
  private static final ThreadLocal<Task> CURRENT = new ThreadLocal<>();

  private final Ticker ticker;
  private final ThreadPoolExecutor pool;
  private final AtomicInteger open = new AtomicInteger();
  private final Set<Task> running = ConcurrentHashMap.newKeySet();
  private boolean isWatching;

  public ExchangeThreads(Ticker ticker) {
    this.ticker = ticker;
    this.pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> DaemonThread.of("orch-control-plane", task));
    // All threads end soon after the last request.
    pool.allowCoreThreadTimeOut(true);
  }

  @Override
  public void execute(Runnable exchange) {
    pool.execute(new Task(exchange, ticker.elapsed()));
    if (open.incrementAndGet() > THREADS) {
      watch();
    }
  }

  /**
   * Starts the client timeout of this thread's exchange. After that time the exchange may be
   * dropped.
   *
   * @throws IOException when it was dropped already
   */
  public void startClientTimeout(Duration patience) throws IOException {
    CURRENT.get().startClientTimeout(ticker.elapsed().plus(patience));
  }

  /**
   * Stops the client timeout of this thread's exchange, which is not dropped from now on.
   *
   * @throws IOException when it was dropped already
   */
  void stopClientTimeout() throws IOException {
    CURRENT.get().stopClientTimeout();
  }

  /** Drops the exchanges whose clients have taken too long. */
  void dropSlow() {
    Duration now = ticker.elapsed();
    running.forEach(task -> task.drop(now));
  }

  private synchronized void watch() {
    if (!isWatching) {
      isWatching = true;
      DaemonThread.start("orch-slow-clients", this::dropWhileFull);
    }
  }

  private void dropWhileFull() {
    while (isFull()) {
      dropSlow();
      // Real time, because clients are real: with a test's sleeper this loop would spin.
      LockSupport.parkNanos(CHECK_NANOS);
    }
  }

  private synchronized boolean isFull() {
    isWatching = open.get() > THREADS && !pool.isShutdown();
    return isWatching;
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }

  /** One exchange, from the first byte of its request. */
  private final class Task implements Runnable {
    private final Runnable exchange;
    private final Duration asked;
    private @Nullable Thread thread;
    private @Nullable Duration deadline;
    private boolean isDropped;

    Task(Runnable exchange, Duration asked) {
      this.exchange = exchange;
      this.asked = asked;
    }

    @Override
    public void run() {
      begin();
      try {
        exchange.run();
      } finally {
        end();
      }
    }

    private synchronized void begin() {
      CURRENT.set(this);
      running.add(this);
      thread = Thread.currentThread();
      Duration minimum = ticker.elapsed().plus(MIN_CLIENT_TIMEOUT);
      Duration usual = asked.plus(CLIENT_TIMEOUT);
      deadline = minimum.compareTo(usual) > 0 ? minimum : usual;
    }

    private synchronized void end() {
      thread = null;
      deadline = null;
      running.remove(this);
      CURRENT.remove();
      open.decrementAndGet();
      // The interrupt was meant for this exchange, not for the next one on its thread.
      boolean unused = Thread.interrupted();
    }

    synchronized void startClientTimeout(Duration until) throws IOException {
      refuseDropped();
      deadline = until;
    }

    synchronized void stopClientTimeout() throws IOException {
      refuseDropped();
      deadline = null;
    }

    private void refuseDropped() throws IOException {
      if (isDropped) {
        throw new InterruptedIOException("the client took too long");
      }
    }

    synchronized void drop(Duration now) {
      if (thread != null && deadline != null && now.compareTo(deadline) >= 0) {
        isDropped = true;
        deadline = null;
        thread.interrupt();
      }
    }
  }
}
