package orch.cli;

import java.util.List;

/** Several configurations have the name that should mean one. */
final class AmbiguousName extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> ids;

  AmbiguousName(String message, List<String> ids) {
    super(message);
    this.ids = List.copyOf(ids);
  }

  List<String> ids() {
    return ids;
  }
}
