package orch.lint;

import orch.document.Document;
import orch.document.Mistake;
import orch.document.Place;

/**
 * A finding with its place in a file.
 *
 * @param file its name, as the user gave it
 */
public record Diagnostic(Finding finding, String file, Place place) {
  static Diagnostic of(Finding finding, Document document) {
    String flag = document.places().changedBy(finding.pointer());
    return new Diagnostic(
        flag.isEmpty() ? finding : finding.because(flag),
        document.file(),
        document.pointAt(finding.pointer()));
  }

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
