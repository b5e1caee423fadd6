package orch.host;

/** The version of orch. */
public final class Version {
  /**
   * The same as in the pom; a test compares them. It is a constant because reading a file takes
   * longer than the rest of {@code --version}.
   */
  public static final String NUMBER = "0.1.0";

  private Version() {}
}
