package orch.cli.guide;

import java.util.Optional;
import orch.lint.Finding;

/**
 * What becomes of an answer.
 *
 * @param value the value that the answer stands for
 * @param objection why it cannot be the value; empty when it can
 * @param doubts what may be wrong with it, which the user has to confirm
 */
public record Verdict(String value, String objection, Optional<Finding> doubts) {
  /** The value can be used. */
  public static Verdict accepted(String value) {
    return new Verdict(value, "", Optional.empty());
  }

  /**
   * The answer cannot be used.
   *
   * @param objection a sentence that begins with the name of the value
   */
  public static Verdict refused(String objection) {
    return new Verdict("", objection, Optional.empty());
  }

  /** The value can be used, but a rule has found something; empty for nothing. */
  public static Verdict of(String value, Optional<Finding> found) {
    return new Verdict(value, "", found);
  }
}
