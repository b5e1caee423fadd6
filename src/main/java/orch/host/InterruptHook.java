package orch.host;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Stops the running command on SIGINT, SIGHUP and SIGTERM: the command's thread is interrupted, and
 * the command has a grace period in which it can print how to continue. A signal that the process
 * was started to ignore stays ignored.
 *
 * <p>Each command has a hook of its own, from its start to its end. When the command does not end
 * in the grace period, {@link #end} is called, which ends the process. A shell makes a new hook for
 * the next command, unless {@link #get} returns a signal that ends the process as well.
 */
public class InterruptHook implements SignalHandler, Supplier<Optional<StopSignal>>, AutoCloseable {
  /** The names of the {@link StopSignal}s. That class is loaded only when a signal arrives. */
  private static final List<String> NAMES = List.of("HUP", "INT", "TERM");

  private static final long STEP_MILLIS = 100;

  private final Thread command;
  private final Duration gracePeriod;
  private final Map<String, SignalHandler> replaced = new HashMap<>();
  private @Nullable StopSignal received;
  private boolean closed;
  private boolean ignoresInterrupts;

  /**
   * @param command the thread that the first signal interrupts
   * @param gracePeriod the grace period in which the command can end by itself
   */
  public InterruptHook(Thread command, Duration gracePeriod) {
    this.command = command;
    this.gracePeriod = gracePeriod;
  }

  /** Installs the signal handlers and returns this hook. */
  public InterruptHook open() {
    try {
      for (String name : NAMES) {
        replaced.put(name, Signal.handle(new Signal(name), this));
      }
    } catch (IllegalArgumentException e) {
      // With -Xrs, Java leaves signals to the system, which ends the process.
      close();
    }
    return this;
  }

  /**
   * Ends the process at once: the grace period has passed, or Ctrl-C was pressed again.
   *
   * @param exitCode the exit code of the process
   */
  void end(int exitCode) {
    Runtime.getRuntime().halt(exitCode);
  }

  /** Called by Java for each signal, in a new thread. */
  @Override
  public void handle(Signal signal) {
    arrived(StopSignal.valueOf(signal.getName()));
  }

  /** Called for each signal, in a new thread. */
  void arrived(StopSignal arrived) {
    if (arrived == StopSignal.INT && isIgnoringInterrupts()) {
      return;
    }
    if (isFirst(arrived)) {
      command.interrupt();
      endUnlessClosedIn(gracePeriod);
    } else if (arrived == StopSignal.INT) {
      // A closed terminal may send SIGHUP several times, so only a second SIGINT is from a person.
      endUnlessClosedIn(Duration.ZERO);
    }
  }

  /**
   * Sets whether SIGINT is ignored, because Ctrl-C is for a program that orch has started and that
   * shares its terminal.
   */
  public synchronized void ignoreInterrupts(boolean ignored) {
    ignoresInterrupts = ignored;
  }

  private synchronized boolean isIgnoringInterrupts() {
    return ignoresInterrupts;
  }

  private synchronized boolean isFirst(StopSignal arrived) {
    boolean first = received == null;
    if (first || received == StopSignal.INT) {
      received = arrived;
    }
    return first;
  }

  private void endUnlessClosedIn(Duration pause) {
    try {
      if (!isClosedIn(pause.toMillis())) {
        get().ifPresent(signal -> end(signal.exitCode()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isClosedIn(long millis) throws InterruptedException {
    // In steps, because a wait may return early (spurious wakeup).
    for (long left = millis; !closed && left > 0; left -= STEP_MILLIS) {
      wait(STEP_MILLIS);
    }
    return closed;
  }

  /** The signal that stopped the command; SIGHUP and SIGTERM replace an earlier SIGINT. */
  @Override
  public synchronized Optional<StopSignal> get() {
    return Optional.ofNullable(received);
  }

  /** Restores the former signal handlers, after the end of the command. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    replaced.forEach((name, before) -> Signal.handle(new Signal(name), before));
  }
}
