package orch.cli.problem;

import java.util.List;

/** Several configurations have the given name. */
public final class AmbiguousNameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> ids;

  public AmbiguousNameException(String message, List<String> ids) {
    super(message);
    this.ids = List.copyOf(ids);
  }

  public List<String> ids() {
    return ids;
  }
}
