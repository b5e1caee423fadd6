package orch.lint;

import java.util.List;
import orch.document.Document;
import orch.document.FileReading;
import orch.document.Mistake;
import orch.document.Place;

/** A file while it is checked: makes diagnostics, which have the lines of its text. */
final class SourceFile {
  private final FileReading reading;
  private final String[] lines;

  SourceFile(FileReading reading) {
    this.reading = reading;
    this.lines = reading.text().split("\r\n|\r|\n", -1);
  }

  String name() {
    return reading.file();
  }

  List<Document> documents() {
    return reading.documents();
  }

  /** The diagnostic for a finding in a document of this file. */
  Diagnostic at(Finding finding, Document document) {
    String flag = document.places().changedBy(finding.pointer());
    return at(
        flag.isEmpty() ? finding : finding.because(flag), document.pointAt(finding.pointer()));
  }

  /** The diagnostic for a finding at a place. */
  Diagnostic at(Finding finding, Place place) {
    String line = place.line() > lines.length ? "" : lines[place.line() - 1];
    return new Diagnostic(finding, name(), place, line);
  }

  /** The diagnostic for a message about the file or a comment. */
  Diagnostic at(Rule rule, Place place, String message) {
    return at(new Finding(rule, "", new Mistake("", "", message)), place);
  }
}
