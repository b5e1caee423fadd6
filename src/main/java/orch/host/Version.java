package orch.host;

/** The version of orch. */
public final class Version {
  /**
   * As in the pom, which a test compares; a constant, for reading it from a file takes longer than
   * all of {@code --version}.
   */
  public static final String NUMBER = "0.1.0";

  private Version() {}
}
