package orch.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orch.configuration.Fields;
import orch.configuration.Limits;
import orch.configuration.UnknownFields;
import orch.configuration.Violation;
import orch.document.Document;
import orch.document.FieldPath;
import orch.document.FileReading;
import orch.document.Mistake;
import orch.document.Place;
import orch.document.ReadMistake;

/**
 * Checks the documents of files: the API's limits, and all rules, also those across files. Of a
 * file that was added, only its findings and what the rules across files need stay in memory.
 */
public final class Validation {
  private final RuleSelection selection;
  private final List<Diagnostic> found = new ArrayList<>();
  private final AcrossFiles across = new AcrossFiles();
  private final Map<String, List<IgnoreComment>> ignores = new HashMap<>();

  /** The number of documents of each file, in order. */
  private final Map<String, Integer> files = new LinkedHashMap<>();

  public Validation(RuleSelection selection) {
    this.selection = selection;
  }

  /** The number of documents of each file, in the order in which they were added. */
  public Map<String, Integer> files() {
    return files;
  }

  /** Checks a file. */
  public void add(FileReading reading) {
    SourceFile file = new SourceFile(reading);
    files.put(file.name(), file.documents().size());
    Set<Place> misread = new HashSet<>();
    for (ReadMistake mistake : reading.mistakes()) {
      misread.add(mistake.place());
      Mistake text = new Mistake("", FieldPath.ofPointer(mistake.pointer()), mistake.message());
      Rule rule = FileRules.of(mistake.kind());
      found.add(file.at(new Finding(rule, mistake.pointer(), text), mistake.place()));
    }
    for (Document document : file.documents()) {
      check(document, misread, file);
      if (document.tree().isObject()) {
        across.add(document, file);
      }
    }
    if (file.documents().isEmpty() && reading.mistakes().isEmpty()) {
      found.add(file.at(FileRules.EMPTY, Place.START, "the file has no document"));
    }
    List<IgnoreComment> valid = IgnoreComment.in(file, reading.comments(), found);
    if (!valid.isEmpty()) {
      ignores.put(file.name(), valid);
    }
  }

  /**
   * Checks a document.
   *
   * @param misread where reading has found mistakes; the same values are not checked again
   */
  private void check(Document document, Set<Place> misread, SourceFile file) {
    JsonNode tree = document.tree();
    for (Violation unknown : UnknownFields.in(tree)) {
      Finding finding = FileRules.UNKNOWN_FIELD.at(unknown.pointer(), unknown.message());
      found.add(file.at(finding, document.places().ofKey(unknown.pointer())));
    }
    // Only fields that are in a document with an id are managed; the others stay as they are.
    Limits limits = tree.path("id").isTextual() ? Limits.PATCH : Limits.CREATE;
    for (Violation violation : limits.check(tree)) {
      boolean isMissing = tree.at(violation.pointer()).isMissingNode();
      if (isMissing || !misread.contains(document.places().ofValue(violation.pointer()))) {
        Rule rule = isMissing ? FileRules.REQUIRED : limit(tree.at(violation.pointer()), violation);
        found.add(file.at(rule.at(violation.pointer(), violation.message()), document));
      }
    }
    for (Finding finding : Rules.checkAll(tree)) {
      if (!misread.contains(document.places().ofValue(finding.pointer()))) {
        found.add(file.at(finding, document));
      }
    }
  }

  private static Rule limit(JsonNode value, Violation violation) {
    String callbacks = "/" + Fields.CALLBACKS + "/";
    boolean isUrl =
        violation.pointer().startsWith(callbacks) && violation.pointer().endsWith("/url");
    return isUrl && value.isTextual() ? Callbacks.NOT_PUBLIC : FileRules.LIMIT;
  }

  /** All findings, in the order of the files and, in each, of the lines. */
  public List<Diagnostic> findings() {
    List<Diagnostic> all = new ArrayList<>(found);
    all.addAll(across.found());
    List<Diagnostic> left = new ArrayList<>();
    for (Diagnostic diagnostic : all) {
      if (selection.test(diagnostic.rule()) && !isIgnored(diagnostic)) {
        left.add(diagnostic);
      }
    }
    if (selection.test(FileRules.IDLE_IGNORE)) {
      ignores.values().forEach(valid -> valid.forEach(each -> left.addAll(each.idle(selection))));
    }
    Map<String, Integer> order = new HashMap<>();
    files.keySet().forEach(file -> order.put(file, order.size()));
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
