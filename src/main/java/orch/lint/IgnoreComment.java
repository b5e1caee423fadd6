package orch.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import orch.document.Comment;
import orch.document.Suggestion;

/**
 * A comment {@code # orch:ignore O012 reason}. Behind a value it concerns its own line; alone on a
 * line, the next line that is no such comment.
 */
final class IgnoreComment {
  private static final String PREFIX = "orch:";
  private static final String WORD = PREFIX + "ignore";

  /** The finding that it ignores nothing, without its message. */
  private final Diagnostic idle;

  private final int line;
  private final List<String> ids;
  private final Set<String> used = new HashSet<>();

  private IgnoreComment(Diagnostic idle, int line, List<String> ids) {
    this.idle = idle;
    this.line = line;
    this.ids = ids;
  }

  /**
   * The valid ones among the comments of a file.
   *
   * @param invalid receives a finding for each that is not valid
   */
  static List<IgnoreComment> in(SourceFile file, List<Comment> comments, List<Diagnostic> invalid) {
    List<IgnoreComment> all = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (int i = 0; i < comments.size(); i++) {
      Comment comment = comments.get(i);
      if (comment.text().startsWith(PREFIX)) {
        if (known.isEmpty()) {
          Rules.all().forEach(rule -> known.add(rule.id()));
        }
        List<String> ids = new ArrayList<>();
        String objection = parse(comment.text(), known, ids);
        if (objection.isEmpty()) {
          Diagnostic idle = file.at(FileRules.IDLE_IGNORE, comment.place(), "");
          all.add(new IgnoreComment(idle, target(comments, i), ids));
        } else {
          invalid.add(file.at(FileRules.BAD_IGNORE, comment.place(), objection));
        }
      }
    }
    return all;
  }

  /** Reads the ids of a comment; returns what is wrong with it, or an empty text. */
  private static String parse(String comment, List<String> known, List<String> ids) {
    String[] words = comment.split("\\s+", -1);
    if (!words[0].equals(WORD)) {
      return "\"" + words[0] + "\" is not known" + Suggestion.question(words[0], List.of(WORD));
    }
    int i = 1;
    while (i < words.length && (i == 1 || words[i - 1].endsWith(","))) {
      for (String id : words[i].split(",", -1)) {
        if (!id.isEmpty() && !known.contains(id)) {
          return "there is no rule " + Finding.quoted(id) + Suggestion.question(id, known);
        }
        if (!id.isEmpty()) {
          ids.add(id);
        }
      }
      i++;
    }
    if (ids.isEmpty()) {
      return WORD + " needs the id of a rule, and the reason";
    }
    return i == words.length ? WORD + " " + String.join(",", ids) + " needs a reason" : "";
  }

  /** The line that the comment concerns; comments one below the other concern the same line. */
  private static int target(List<Comment> comments, int index) {
    int line = comments.get(index).place().line();
    if (!comments.get(index).isAlone()) {
      return line;
    }
    for (int i = index + 1; i < comments.size(); i++) {
      Comment next = comments.get(i);
      if (!next.isAlone() || next.place().line() != line + 1) {
        break;
      }
      line++;
    }
    return line + 1;
  }

  /** Whether it ignores a finding. */
  boolean ignores(Diagnostic diagnostic) {
    boolean ignores = diagnostic.place().line() == line && ids.contains(diagnostic.rule().id());
    if (ignores) {
      used.add(diagnostic.rule().id());
    }
    return ignores;
  }

  /** A finding for each id that ignored nothing, although its rule counts. */
  List<Diagnostic> idle(RuleSelection selection) {
    List<Diagnostic> all = new ArrayList<>();
    for (Rule rule : Rules.all()) {
      if (ids.contains(rule.id()) && !used.contains(rule.id()) && selection.test(rule)) {
        String message = WORD + " " + rule.id() + " ignores nothing: remove it";
        Finding finding = FileRules.IDLE_IGNORE.at("", message);
        all.add(new Diagnostic(finding, idle.file(), idle.place(), idle.line()));
      }
    }
    return all;
  }
}
