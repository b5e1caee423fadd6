package orch.cli;

import java.util.List;

/** Several configurations have the name that should mean one. */
final class AmbiguousName extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> ids;

  AmbiguousName(String name, List<String> ids) {
    super(ids.size() + " configurations are named \"" + name + "\"");
    this.ids = List.copyOf(ids);
  }

  List<String> ids() {
    return ids;
  }
}
