package orch.document.edit;

import java.util.List;
import orch.document.edit.Node.Member;

/**
 * Changes block scalars, whose value also depends on the lines around them: blank lines and deeper
 * comments below a block scalar may be a part of it.
 */
final class BlockScalarEditor {
  private final SourceText source;
  private final Cuts cuts;

  BlockScalarEditor(SourceText source, Cuts cuts) {
    this.source = source;
    this.cuts = cuts;
  }

  /** The end of the sign of a block scalar and of what belongs to it. */
  int headerEnd(Node scalar) {
    int at = scalar.start() + 1;
    while ("+-0123456789".indexOf(source.at(at)) >= 0 && at < source.length()) {
      at++;
    }
    return at;
  }

  /** Replaces a block scalar by another one, with the same indentation. */
  void replace(Node parent, Node old, BlockScalarText text) {
    String eol = source.eol(old.start());
    int body = source.nextLine(old.start());
    while (body < old.end() && source.isBlankLine(body)) {
      body = source.nextLine(body);
    }
    String indentation = source.indentation(body);
    if (body >= old.end()) {
      indentation = " ".repeat(source.column(parent.start()) + 2);
    }
    StringBuilder lines = new StringBuilder();
    for (String line : text.lines()) {
      lines.append(eol).append(line.isEmpty() ? "" : indentation + line);
    }
    cuts.replace(old.start(), headerEnd(old), text.header());
    cuts.replace(
        source.lineEnd(old.start()),
        Math.max(source.lineEnd(old.start()), old.end()),
        lines.toString());
  }

  /** A block scalar at the end of a text without a final line end has none at its own end. */
  void keepEnd(Node value) {
    Node last = last(value);
    if (last.isBlockScalar() && last.end() == source.length()) {
      int end = headerEnd(last);
      String header = source.text().substring(last.start(), end);
      cuts.replace(last.start(), end, header.replaceAll("[+-]", "") + "-");
    }
  }

  /**
   * Blank lines and comments below a removed member must not become part of the block scalar above
   * it.
   */
  int behindBlankLines(Node collection, Member member, int line) {
    int index = collection.members().indexOf(member);
    Node above = index > 0 ? last(collection.members().get(index - 1).value()) : collection;
    if (!above.isBlockScalar()) {
      return line;
    }
    boolean keeps = source.text().substring(above.start(), headerEnd(above)).contains("+");
    int at = line;
    while (at < source.length()
        && source.isBlankLine(at)
        && (keeps || !source.indentation(at).isEmpty())) {
      at = source.nextLine(at);
    }
    moveComments(at, source.column(collection.start()));
    return at;
  }

  /** Gives the comments at a line, if they are deeper, the indentation of what is around them. */
  private void moveComments(int line, int column) {
    int at = line;
    while (at < source.length() && (source.isBlankLine(at) || source.isCommentLine(at))) {
      int spaces = source.indentation(at).length();
      if (source.isCommentLine(at) && spaces > column) {
        cuts.remove(at + column, at + spaces);
      }
      at = source.nextLine(at);
    }
  }

  /** The scalar, or the empty collection, with which a value ends. */
  private static Node last(Node value) {
    List<Member> members = value.members();
    return members.isEmpty() ? value : last(members.get(members.size() - 1).value());
  }
}
