package orch.lint;

import orch.document.Mistake;

/**
 * A place that breaks a rule.
 *
 * @param rule the rule
 * @param pointer the place in the document, as a JSON pointer; empty for none
 * @param mistake the source, the path and the message, as for a mistake in the document
 */
public record Finding(Rule rule, String pointer, Mistake mistake) {
  private static final int SHOWN = 60;

  /** The same finding with the flag, or the file and line, that the value comes from. */
  public Finding from(String source) {
    return new Finding(rule, pointer, new Mistake(source, mistake.path(), mistake.message()));
  }

  /** The same finding about a value that an option has set. */
  Finding because(String flag) {
    String message = mistake.message() + " (" + flag + ")";
    return new Finding(rule, pointer, new Mistake(mistake.source(), mistake.path(), message));
  }

  /** The message for people, without the rule's id. */
  public String text() {
    return mistake.describe();
  }

  /** A value in quotes, cut when it is long. */
  static String quoted(String value) {
    return "\"" + (value.length() > SHOWN ? value.substring(0, SHOWN) + "..." : value) + "\"";
  }
}
