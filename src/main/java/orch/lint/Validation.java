package orch.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orch.configuration.Limits;
import orch.configuration.UnknownFields;
import orch.configuration.Violation;
import orch.document.Document;
import orch.document.FieldPath;
import orch.document.FileReading;
import orch.document.Mistake;
import orch.document.Place;
import orch.document.ReadMistake;

/** Checks the documents of files: the API's limits, and all rules, also those across files. */
public final class Validation {
  private final RuleSelection selection;
  private final List<Diagnostic> found = new ArrayList<>();
  private final Map<String, List<IgnoreComment>> ignores = new HashMap<>();

  private Validation(RuleSelection selection) {
    this.selection = selection;
  }

  /** The findings in files, in the order of the files and, in each, of the lines. */
  public static List<Diagnostic> of(List<FileReading> files, RuleSelection selection) {
    Validation validation = new Validation(selection);
    List<Document> documents = new ArrayList<>();
    for (FileReading file : files) {
      validation.check(file);
      for (Document document : file.documents()) {
        if (document.tree().isObject()) {
          documents.add(document);
        }
      }
    }
    validation.found.addAll(AcrossFiles.check(documents));
    return validation.result(files);
  }

  private void check(FileReading file) {
    Set<Place> misread = new HashSet<>();
    for (ReadMistake mistake : file.mistakes()) {
      misread.add(mistake.place());
      Mistake text = new Mistake("", FieldPath.ofPointer(mistake.pointer()), mistake.message());
      Finding finding = new Finding(FileRules.of(mistake.kind()), mistake.pointer(), text);
      found.add(new Diagnostic(finding, file.file(), mistake.place()));
    }
    for (Document document : file.documents()) {
      check(document, misread);
    }
    if (file.documents().isEmpty() && file.mistakes().isEmpty()) {
      Mistake empty = new Mistake("", "", "the file has no document");
      found.add(new Diagnostic(new Finding(FileRules.EMPTY, "", empty), file.file(), Place.START));
    }
    ignores.put(file.file(), IgnoreComment.in(file.file(), file.comments(), found));
  }

  /**
   * Checks a document.
   *
   * @param misread where reading has found mistakes; the same values are not checked again
   */
  private void check(Document document, Set<Place> misread) {
    JsonNode tree = document.tree();
    for (Violation unknown : UnknownFields.in(tree)) {
      Finding finding = FileRules.UNKNOWN_FIELD.at(unknown.pointer(), unknown.message());
      Place key = document.places().ofKey(unknown.pointer());
      found.add(new Diagnostic(finding, document.file(), key));
    }
    // Only fields that are in a document with an id are managed; the others stay as they are.
    Limits limits = tree.path("id").isTextual() ? Limits.PATCH : Limits.CREATE;
    for (Violation violation : limits.check(tree)) {
      boolean isMissing = tree.at(violation.pointer()).isMissingNode();
      if (isMissing || !misread.contains(document.places().ofValue(violation.pointer()))) {
        Rule rule = isMissing ? FileRules.REQUIRED : FileRules.LIMIT;
        found.add(Diagnostic.of(rule.at(violation.pointer(), violation.message()), document));
      }
    }
    for (Finding finding : Rules.checkAll(tree)) {
      if (!misread.contains(document.places().ofValue(finding.pointer()))) {
        found.add(Diagnostic.of(finding, document));
      }
    }
  }

  private List<Diagnostic> result(List<FileReading> files) {
    List<Diagnostic> left = new ArrayList<>();
    for (Diagnostic diagnostic : found) {
      if (selection.test(diagnostic.rule()) && !isIgnored(diagnostic)) {
        left.add(diagnostic);
      }
    }
    if (selection.test(FileRules.IDLE_IGNORE)) {
      ignores.values().forEach(all -> all.forEach(each -> left.addAll(each.idle(selection))));
    }
    Map<String, Integer> order = new HashMap<>();
    files.forEach(file -> order.put(file.file(), order.size()));
    left.sort(
        Comparator.<Diagnostic>comparingInt(each -> order.getOrDefault(each.file(), 0))
            .thenComparingInt(each -> each.place().line())
            .thenComparingInt(each -> each.place().column())
            .thenComparing(each -> each.rule().id()));
    return left;
  }

  private boolean isIgnored(Diagnostic diagnostic) {
    boolean isIgnored = false;
    // All of them, because each that ignores the finding is of use.
    for (IgnoreComment ignore : ignores.getOrDefault(diagnostic.file(), List.of())) {
      isIgnored |= diagnostic.rule() != FileRules.BAD_IGNORE && ignore.ignores(diagnostic);
    }
    return isIgnored;
  }
}
