package orch.term;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import orch.concurrent.DaemonThread;

/**
 * A pager while it runs. When the user leaves it before the output is complete, the command's
 * thread is interrupted: a request may take long, and nobody waits for its answer.
 */
final class RunningPager {
  private static final long STEP_MILLIS = 100;

  /** How long a pager may take to end when a signal has stopped the command. */
  private static final long PATIENCE_MILLIS = 2000;

  private final Process process;
  private final Pager.Client client;
  private final Optional<TerminalSettings> before;
  private final Thread command = Thread.currentThread();
  private volatile boolean isStopping;
  private boolean isEnding;
  private boolean isLeft;

  private RunningPager(Process process, Pager.Client client, Optional<TerminalSettings> before) {
    this.process = process;
    this.client = client;
    this.before = before;
  }

  /**
   * Watches over a pager that was started.
   *
   * @param before the settings of the terminal, which are restored when the pager has ended
   */
  static RunningPager over(
      Process process, Pager.Client client, Optional<TerminalSettings> before) {
    RunningPager pager = new RunningPager(process, client, before);
    DaemonThread.start("pager", pager::watch);
    return pager;
  }

  /** What is written here is shown. */
  OutputStream input() {
    return process.getOutputStream();
  }

  private void watch() {
    long left = PATIENCE_MILLIS;
    try {
      // The command's thread may be writing to a pager that does not read, and not hear a signal.
      while (!process.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
        if (isStopping || client.isStopped()) {
          stop(left < 0);
          left -= STEP_MILLIS;
        }
      }
      noteEnd();
    } catch (InterruptedException e) {
      // Cannot happen: no other code has this thread.
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void noteEnd() {
    if (!isEnding) {
      client.ignoreInterrupts(false);
      if (!isMissing(process.exitValue())) {
        isLeft = true;
        command.interrupt();
      }
    }
  }

  /** Whether the shell says with this exit code that there is no such program. */
  static boolean isMissing(int code) {
    return code == 126 || code == 127;
  }

  /**
   * Ends the output and waits until the user leaves the pager, or a signal stops the command.
   *
   * @return the pager's exit code
   */
  int end() {
    boolean interrupted = beginEnd();
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The pager has ended already.
    }
    boolean stopped = await(interrupted);
    try {
      if (before.isPresent()) {
        before.get().restore();
      }
    } catch (InterruptedException e) {
      stopped = true;
    }
    client.ignoreInterrupts(false);
    if (stopped) {
      command.interrupt();
    }
    return process.exitValue();
  }

  /** From now on only a signal interrupts the thread; returns whether one has done so. */
  private synchronized boolean beginEnd() {
    isEnding = true;
    return Thread.interrupted() && !isLeft;
  }

  /** Waits for its end; returns whether the thread was interrupted before or meanwhile. */
  private boolean await(boolean interrupted) {
    isStopping = interrupted;
    while (true) {
      try {
        process.waitFor();
        return isStopping;
      } catch (InterruptedException e) {
        isStopping = true;
      }
    }
  }

  private void stop(boolean forcibly) {
    // The shell may have started the pager as a process of its own.
    process
        .descendants()
        .forEach(forcibly ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
    if (forcibly) {
      process.destroyForcibly();
    } else {
      process.destroy();
    }
  }

  /** Whether the user has left it before the output was complete. */
  synchronized boolean isLeft() {
    return isLeft;
  }
}
