package orch.cli.files;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import orch.lint.Diagnostic;
import orch.lint.Severity;

/**
 * The result of a validation.
 *
 * @param files the number of documents of each file
 * @param all in the order of the files and lines
 * @param failing the least severity that makes the command fail
 */
record Findings(Map<String, Integer> files, List<Diagnostic> all, Severity failing) {
  /** The number of findings of a severity. */
  long count(Severity severity) {
    return all.stream().filter(each -> each.rule().severity() == severity).count();
  }

  /** Whether a finding makes the command fail. */
  boolean isFailing(Diagnostic finding) {
    return finding.rule().severity().isAtLeast(failing);
  }

  /** The numbers in words, as in {@code 2 errors, 1 warning in 14 files}. */
  String summary() {
    StringBuilder text = new StringBuilder();
    for (Severity severity : Severity.values()) {
      long number = count(severity);
      if (number > 0) {
        text.append(text.isEmpty() ? "" : ", ").append(counted(number, severity.word()));
      }
    }
    int documents = files.values().stream().mapToInt(Integer::intValue).sum();
    return (text.isEmpty() ? "no findings" : text)
        + " in "
        + counted(files.size(), "file")
        + (documents <= files.size() ? "" : " with " + counted(documents, "document"));
  }

  private static String counted(long number, String word) {
    return String.format(Locale.ROOT, "%d %s%s", number, word, number == 1 ? "" : "s");
  }
}
