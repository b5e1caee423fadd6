package orch.profile;

/** The person did not wait for a program that was to give or take a secret. */
public final class ProgramInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProgramInterruptedException() {
    super("interrupted while another program was asked for the secret");
  }
}
