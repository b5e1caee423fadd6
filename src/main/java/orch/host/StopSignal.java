package orch.host;

/** A signal that stops the running command. */
public enum StopSignal {
  HUP(129),
  INT(130),
  TERM(143);

  private final int exitCode;

  StopSignal(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of a process that this signal ended: 128 plus the signal's number. */
  public int exitCode() {
    return exitCode;
  }
}
