package orch.cli;

/** The command line is wrong in a way that shows only when it is carried out. */
final class UsageProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageProblem(String message) {
    super(message);
  }
}
