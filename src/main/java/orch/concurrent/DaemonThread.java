package orch.concurrent;

/** Threads that do not keep the process alive. */
public final class DaemonThread {
  private DaemonThread() {}

  /**
   * Makes a thread, which is not started.
   *
   * @param name the thread's name, for thread dumps
   */
  public static Thread of(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Makes a thread and starts it. */
  public static Thread start(String name, Runnable task) {
    Thread thread = of(name, task);
    thread.start();
    return thread;
  }
}
