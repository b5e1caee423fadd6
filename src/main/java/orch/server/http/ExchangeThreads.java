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
 * The threads that serve requests. The JDK's server reads a request on the thread that answers it,
 * so a slow client holds one. When all of them are held and others wait, the slow clients are
 * dropped: an interrupt closes the connection that its thread is waiting for.
 */
public final class ExchangeThreads implements Executor, AutoCloseable {
  private static final int THREADS = 128;
  private static final int IDLE_SECONDS = 5;

  /** What a client may take to send its request while others wait. */
  private static final Duration SLOW = Duration.ofMillis(500);

  /** What it may take at least, for it may have waited for a thread itself. */
  private static final Duration FAIR = Duration.ofMillis(100);

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** What each of the threads runs. */
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
    // They all end soon after the last request.
    pool.allowCoreThreadTimeOut(true);
  }

  @Override
  public void execute(Runnable exchange) {
    pool.execute(new Task(exchange, ticker.elapsed()));
    if (open.incrementAndGet() > THREADS) {
      watch();
    }
  }

  /** The exchange of this thread waits for its client, and may be dropped after that time. */
  public void awaitsClient(Duration patience) throws IOException {
    CURRENT.get().awaitsClient(ticker.elapsed().plus(patience));
  }

  /**
   * The exchange of this thread does not wait for its client: from here on it is not dropped.
   *
   * @throws IOException when it was dropped already
   */
  void works() throws IOException {
    CURRENT.get().works();
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
      // Real time, as the clients are real; a sleeper that lets no time pass would make this spin.
      LockSupport.parkNanos(LOOK_NANOS);
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
    private @Nullable Duration end;
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
      Duration fair = ticker.elapsed().plus(FAIR);
      Duration slow = asked.plus(SLOW);
      end = fair.compareTo(slow) > 0 ? fair : slow;
    }

    private synchronized void end() {
      thread = null;
      end = null;
      running.remove(this);
      CURRENT.remove();
      open.decrementAndGet();
      // The interrupt was meant for this exchange, not for the next one on its thread.
      boolean unused = Thread.interrupted();
    }

    synchronized void awaitsClient(Duration until) throws IOException {
      refuseDropped();
      end = until;
    }

    synchronized void works() throws IOException {
      refuseDropped();
      end = null;
    }

    private void refuseDropped() throws IOException {
      if (isDropped) {
        throw new InterruptedIOException("the client took too long");
      }
    }

    synchronized void drop(Duration now) {
      if (thread != null && end != null && now.compareTo(end) >= 0) {
        isDropped = true;
        end = null;
        thread.interrupt();
      }
    }
  }
}
