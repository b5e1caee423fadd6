package orch.host;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The signals of a shell that runs many commands in one process. Each command and each prompt has a
 * {@link Turn}: SIGINT stops the turn and never the shell; SIGHUP and SIGTERM stop the turn, and
 * the shell ends after it. One hook serves all turns, because between two hooks a signal would
 * reach the one of the process, which ends it.
 *
 * <p>A command that does not end in the grace period can only be ended together with the shell. The
 * user is told so, and decides with another Ctrl-C.
 */
public class ShellHook extends InterruptHook {
  private final Thread shell;
  private final Duration gracePeriod;
  private final Runnable stuck;
  private final Runnable beforeEnd;
  private @Nullable Turn current;
  private @Nullable StopSignal ending;

  /** A signal between two turns; it stops the next one. */
  private @Nullable StopSignal missed;

  /**
   * @param shell the thread that reads lines and runs commands
   * @param gracePeriod the time in which a stopped command can end by itself
   * @param stuck tells the user that the command does not end, and that Ctrl-C now ends the shell
   * @param beforeEnd restores the terminal before the process ends at once
   */
  public ShellHook(Thread shell, Duration gracePeriod, Runnable stuck, Runnable beforeEnd) {
    super(shell, gracePeriod);
    this.shell = shell;
    this.gracePeriod = gracePeriod;
    this.stuck = stuck;
    this.beforeEnd = beforeEnd;
  }

  /** What runs in the shell, from its start to its end: a command, or the reading of a line. */
  public final class Turn implements Supplier<Optional<StopSignal>>, AutoCloseable {
    private final boolean takesInterrupts;
    private @Nullable StopSignal received;
    private boolean stopped;
    private boolean isStuck;
    private boolean closed;

    private Turn(boolean takesInterrupts) {
      this.takesInterrupts = takesInterrupts;
    }

    /** The signal that stopped this turn; SIGHUP and SIGTERM replace an earlier SIGINT. */
    @Override
    public Optional<StopSignal> get() {
      synchronized (ShellHook.this) {
        return Optional.ofNullable(received);
      }
    }

    /**
     * Ends the turn, and forgets an interrupt that it did not notice. Called by the shell's thread.
     */
    @Override
    public void close() {
      synchronized (ShellHook.this) {
        closed = true;
        current = null;
        ShellHook.this.notifyAll();
        // No signal of this turn can interrupt the thread from here on.
        Thread.interrupted();
      }
    }
  }

  /** Begins a command or a prompt. */
  public Turn turn() {
    return begin(new Turn(true));
  }

  /**
   * Begins the run of another program on the same terminal. The terminal sends SIGINT to the
   * program itself, so it does not interrupt the thread that waits for the program.
   */
  public Turn turnOfProgram() {
    return begin(new Turn(false));
  }

  private synchronized Turn begin(Turn turn) {
    current = turn;
    StopSignal earlier = ending == null ? missed : ending;
    missed = null;
    if (earlier != null) {
      stop(turn, earlier);
    }
    return turn;
  }

  /** The signal after which the shell ends; empty while it goes on. */
  public synchronized Optional<StopSignal> ending() {
    return Optional.ofNullable(ending);
  }

  @Override
  void arrived(StopSignal signal) {
    Turn turn;
    boolean isFirst;
    synchronized (this) {
      if (signal != StopSignal.INT) {
        ending = signal;
      }
      turn = current;
      missed = turn == null ? signal : null;
      if (turn == null || (signal == StopSignal.INT && !turn.takesInterrupts)) {
        return;
      }
      if (turn.isStuck && signal == StopSignal.INT) {
        end(signal.exitCode());
        return;
      }
      isFirst = stop(turn, signal);
    }
    if (isFirst || signal != StopSignal.INT) {
      followUp(turn);
    }
  }

  private boolean stop(Turn turn, StopSignal signal) {
    boolean isFirst = !turn.stopped;
    if (turn.received == null || turn.received == StopSignal.INT) {
      turn.received = signal;
    }
    if (isFirst) {
      turn.stopped = true;
      shell.interrupt();
    }
    return isFirst;
  }

  /** Waits for the end of a stopped turn, in the thread of the signal. */
  private void followUp(Turn turn) {
    try {
      if (isClosedIn(turn, gracePeriod.toMillis())) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    Optional<StopSignal> last = ending();
    if (last.isPresent()) {
      end(last.get().exitCode());
    } else {
      synchronized (this) {
        turn.isStuck = !turn.closed;
      }
      if (turn.isStuck) {
        stuck.run();
      }
    }
  }

  private synchronized boolean isClosedIn(Turn turn, long millis) throws InterruptedException {
    long step = 100;
    for (long left = millis; !turn.closed && left > 0; left -= step) {
      wait(step);
    }
    return turn.closed;
  }

  @Override
  void end(int exitCode) {
    beforeEnd.run();
    super.end(exitCode);
  }
}
