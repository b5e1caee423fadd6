package orch.cli.problem;

import java.util.List;

/** Several configurations have the given name, or may be meant by it. */
public final class AmbiguousNameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> ids;
  private final String hint;

  /**
   * @param ids the ids of the configurations, perhaps with their names
   * @param hint what to do next
   */
  public AmbiguousNameException(String message, List<String> ids, String hint) {
    super(message);
    this.ids = List.copyOf(ids);
    this.hint = hint;
  }

  public String hint() {
    return hint;
  }

  public List<String> ids() {
    return ids;
  }
}
