package orch.lint;

import orch.document.Mistake;
import orch.document.Place;

/**
 * A finding with its place in a file.
 *
 * @param file its name, as the user gave it
 * @param line the text of the line
 */
public record Diagnostic(Finding finding, String file, Place place, String line) {
  public Rule rule() {
    return finding.rule();
  }

  /** The field that is concerned; empty for a file or a document as a whole. */
  public String path() {
    return finding.mistake().path();
  }

  /** The message with the path of the field before it. */
  public String text() {
    return new Mistake("", path(), finding.mistake().message()).describe();
  }
}
