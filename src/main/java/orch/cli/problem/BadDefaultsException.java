package orch.cli.problem;

import java.util.List;

/** Default values of a profile or a project are wrong. */
public final class BadDefaultsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> mistakes;
  private final String remedy;

  /**
   * @param mistakes a message for each value, with the file and the line; at least one
   * @param remedy what to do about the first
   */
  public BadDefaultsException(List<String> mistakes, String remedy) {
    super(mistakes.size() == 1 ? mistakes.get(0) : mistakes.size() + " default values are wrong");
    this.mistakes = List.copyOf(mistakes);
    this.remedy = remedy;
  }

  public List<String> mistakes() {
    return mistakes;
  }

  public String remedy() {
    return remedy;
  }
}
