package orch.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A rule, with a stable id that people write into scripts and search for. */
public abstract class Rule {
  private final String id;
  private final Severity severity;
  private final Explanation explanation;

  Rule(String id, Severity severity, Explanation explanation) {
    this.id = id;
    this.severity = severity;
    this.explanation = explanation;
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
  public String id() {
    return id;
  }

  public Severity severity() {
    return severity;
  }

  public Explanation explanation() {
    return explanation;
  }

  /**
   * The places of a document that break the rule. A rule about something else than the document,
   * such as the command line, has none.
   */
  public List<Finding> check(JsonNode document) {
    return List.of();
  }
}
