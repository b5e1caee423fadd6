package orch.cli.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.cli.app.Account;
import orch.cli.option.Option;
import orch.configuration.Draft;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.lint.Finding;

/**
 * Shows the findings of the rules before a write is sent. With {@code --strict}, they stop the
 * write like mistakes.
 */
public final class Warnings {
  private final Option<Boolean> strict =
      Option.toggle("--strict").description("treat warnings as mistakes, and send nothing");

  /** The option. */
  public Option<Boolean> flag() {
    return strict;
  }

  public boolean areStrict() {
    return strict.isSet();
  }

  /** The findings with the flag, or the file and line, that each value comes from. */
  public static List<Finding> located(List<Finding> found, Draft draft) {
    List<Finding> located = new ArrayList<>();
    for (Finding finding : found) {
      located.add(finding.from(draft.sourceOf(finding.pointer())));
    }
    return located;
  }

  /**
   * Shows findings.
   *
   * @throws InvalidDocumentException if there are any and {@code --strict} is set
   */
  public void show(List<Finding> found, Account account) {
    List<Finding> all = new ArrayList<>(found);
    Optional<Finding> odd = account.oddSid();
    if (odd.isPresent()) {
      all.add(odd.get());
    }
    refuse(all);
    for (Finding finding : all) {
      account.app().messages().warning(finding);
    }
  }

  /**
   * With {@code --strict}, refuses findings; else does nothing.
   *
   * @throws InvalidDocumentException if there are any and {@code --strict} is set
   */
  public void refuse(List<Finding> found) {
    if (strict.isSet() && !found.isEmpty()) {
      throw new InvalidDocumentException(found.stream().map(Warnings::mistake).toList());
    }
  }

  private static Mistake mistake(Finding finding) {
    return new Mistake("", "", finding.rule().id() + " " + finding.text() + " (--strict)");
  }
}
