package orch.cli.output;

import orch.cli.problem.UsageException;
import orch.document.Suggestion;
import orch.output.View;

/** Refuses unknown field names, and suggests the field that was probably meant. */
public final class KnownFields {
  private KnownFields() {}

  /**
   * Checks one field, and returns its path as the API spells it.
   *
   * @param option the option that names the field, for the message
   * @throws UsageException if there is no such field
   */
  public static String check(String option, String path, View view) {
    if (view.knows(path)) {
      return view.canonical(path);
    }
    View.Unknown unknown = view.unknown(path);
    String inside = unknown.inside().isEmpty() ? "" : " in " + unknown.inside();
    String there =
        unknown.known().isEmpty()
            ? "; it has no fields"
            : " (fields: " + String.join(", ", unknown.known()) + ")";
    throw new UsageException(
        option
            + ": there is no field \""
            + unknown.step()
            + "\""
            + inside
            + Suggestion.question(unknown.step(), unknown.known())
            + there);
  }
}
