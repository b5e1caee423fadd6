package orch.profile;

/** The person did not wait for a program that was to give or take a secret. */
public final class ProgramInterrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProgramInterrupted() {
    super("interrupted while another program was asked for the secret");
  }
}
