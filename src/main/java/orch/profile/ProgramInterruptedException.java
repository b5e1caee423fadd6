package orch.profile;

/** The command was interrupted while another program handled a secret. */
public final class ProgramInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProgramInterruptedException() {
    super("interrupted while orch waited for the program that handles the secret");
  }
}
