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
 * Lets Ctrl-C, a hang-up and a termination end the running command, and not the process under it:
 * the command's thread is interrupted, and the command has a moment to say how to go on. A signal
 * that the process was started to ignore stays ignored.
 *
 * <p>There is one hook for each command, from its start to its end. What happens to a command that
 * does not end is up to {@link #end}: the process ends where it has one command. A shell makes
 * another hook for the next command, unless {@link #get} says that the process is to end as well.
 */
public class InterruptHook implements SignalHandler, Supplier<Optional<StopSignal>>, AutoCloseable {
  /** The names of the {@link StopSignal}s, which are not needed before one arrives. */
  private static final List<String> NAMES = List.of("HUP", "INT", "TERM");

  private static final long STEP_MILLIS = 100;

  private final Thread command;
  private final Duration moment;
  private final Map<String, SignalHandler> replaced = new HashMap<>();
  private @Nullable StopSignal received;
  private boolean closed;

  /**
   * @param command is interrupted by the first signal
   * @param moment how long it may then take to end by itself
   */
  public InterruptHook(Thread command, Duration moment) {
    this.command = command;
    this.moment = moment;
  }

  /** Starts to listen; this hook. */
  public InterruptHook open() {
    try {
      for (String name : NAMES) {
        replaced.put(name, Signal.handle(new Signal(name), this));
      }
    } catch (IllegalArgumentException e) {
      // Java was told to leave signals alone (-Xrs): then they end the process.
      close();
    }
    return this;
  }

  /**
   * The command has to end at once: its moment has passed, or Ctrl-C came again.
   *
   * @param exitCode what the process ends with if it ends
   */
  void end(int exitCode) {
    Runtime.getRuntime().halt(exitCode);
  }

  /** Called by Java, in a thread of its own for each signal that arrives. */
  @Override
  public void handle(Signal signal) {
    StopSignal arrived = StopSignal.valueOf(signal.getName());
    if (isFirst(arrived)) {
      command.interrupt();
      endUnlessClosedIn(moment);
    } else if (arrived == StopSignal.INT) {
      // A terminal that goes away sends more than one hang-up; only a person presses Ctrl-C again.
      endUnlessClosedIn(Duration.ZERO);
    }
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
    // In steps, for a wait may end without a reason.
    for (long left = millis; !closed && left > 0; left -= STEP_MILLIS) {
      wait(STEP_MILLIS);
    }
    return closed;
  }

  /** The signal that asked the command to end; one that ends the process too outdoes Ctrl-C. */
  @Override
  public synchronized Optional<StopSignal> get() {
    return Optional.ofNullable(received);
  }

  /** The command has ended: signals do again what they did before. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    replaced.forEach((name, before) -> Signal.handle(new Signal(name), before));
  }
}
