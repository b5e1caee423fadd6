package orch.cli;

import orch.configuration.Nearest;
import orch.term.View;

/** Refuses fields that things of a kind cannot have, and says which were probably meant. */
final class KnownFields {
  private KnownFields() {}

  /**
   * Checks one field.
   *
   * @param option that names it
   * @throws UsageProblem when there is no such field
   */
  static void check(String option, String path, View view) {
    if (view.knows(path)) {
      return;
    }
    View.Unknown unknown = view.unknown(path);
    String inside = unknown.inside().isEmpty() ? "" : " in " + unknown.inside();
    String there =
        unknown.known().isEmpty()
            ? "; it has no fields"
            : "; there are " + String.join(", ", unknown.known());
    throw new UsageProblem(
        option
            + ": there is no field \""
            + unknown.step()
            + "\""
            + inside
            + Nearest.question(unknown.step(), unknown.known())
            + there);
  }
}
