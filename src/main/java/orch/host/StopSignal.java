package orch.host;

/** A signal by which the person or the system asks the running command to end. */
public enum StopSignal {
  HUP(129),
  INT(130),
  TERM(143);

  private final int exitCode;

  StopSignal(int exitCode) {
    this.exitCode = exitCode;
  }

  /** What a process ends with that this signal has ended: 128 and the signal's number. */
  public int exitCode() {
    return exitCode;
  }
}
