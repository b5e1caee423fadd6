package orch.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import orch.document.Mistake;

/** A new configuration has the name of another one. */
public final class TakenName extends Rule {
  private static final int SHOWN = 3;

  /** Nobody needs to look for more configurations with the name than these. */
  public static final int ENOUGH = SHOWN + 1;

  TakenName() {
    super(
        "O010",
        Severity.WARNING,
        new Explanation(
            "The name of a new configuration is taken",
            "The service makes a second configuration of this name, and commands that take a name"
                + " cannot tell them apart",
            "another name, or orch config update to change the configuration that exists"));
  }

  /**
   * The finding for a new configuration.
   *
   * @param ids the configurations that have the name, at least one; there may be more when these
   *     are {@link #ENOUGH}
   */
  public Finding of(String name, Collection<String> ids) {
    boolean areMore = ids.size() > SHOWN;
    List<String> shown = new ArrayList<>(ids).subList(0, areMore ? SHOWN : ids.size());
    String message =
        (areMore ? ENOUGH + 1 + " or more" : ids.size() + 1)
            + " configurations will be named \""
            + name
            + "\"; the name belongs to "
            + String.join(", ", shown)
            + (areMore ? " and others" : "");
    return new Finding(this, "", new Mistake("", "", message));
  }
}
