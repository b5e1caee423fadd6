package orch.lint;

import orch.document.FieldPath;
import orch.document.Mistake;

/** A rule, with a stable id that people write into scripts and search for. */
public class Rule {
  private final String id;
  private final Severity severity;
  private final Explanation explanation;

  Rule(String id, Severity severity, Explanation explanation) {
    this.id = id;
    this.severity = severity;
    this.explanation = explanation;
  }

  /** A rule whose findings are errors. */
  static Rule error(String id, String title, String reason, String advice) {
    return new Rule(id, Severity.ERROR, new Explanation(title, reason, advice));
  }

  /** A rule whose findings are warnings. */
  static Rule warning(String id, String title, String reason, String advice) {
    return new Rule(id, Severity.WARNING, new Explanation(title, reason, advice));
  }

  /** A rule whose findings are only information. */
  static Rule note(String id, String title, String reason, String advice) {
    return new Rule(id, Severity.NOTE, new Explanation(title, reason, advice));
  }

  /**
   * A rule in words, each a sentence without its full stop.
   *
   * @param title what is wrong
   * @param reason what goes wrong for the user
   * @param advice what to write instead
   */
  public record Explanation(String title, String reason, String advice) {}

  /** The id, such as {@code O012}; it never changes its meaning. */
  public final String id() {
    return id;
  }

  public final Severity severity() {
    return severity;
  }

  public final Explanation explanation() {
    return explanation;
  }

  /**
   * The finding that the value at a place of a document breaks this rule.
   *
   * @param pointer the place; empty for the document as a whole
   * @param message completes a sentence that begins with the field
   */
  final Finding at(String pointer, String message) {
    return new Finding(this, pointer, new Mistake("", FieldPath.ofPointer(pointer), message));
  }
}
