package orch.document.edit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import orch.document.edit.Node.Kind;
import orch.document.edit.Node.Member;

/** Changes objects and lists in block style, which have a line for each member. */
final class BlockEditor {
  private final SourceText source;
  private final ValueText values;
  private final boolean isPlain;
  private final Cuts cuts;
  private final BlockScalarEditor scalars;

  BlockEditor(SourceText source, Notation notation, Cuts cuts) {
    this.source = source;
    this.values = new ValueText(notation);
    this.isPlain = notation.isPlain();
    this.cuts = cuts;
    this.scalars = new BlockScalarEditor(source, cuts);
  }

  /** Replaces the value of a member or an element. */
  void replace(Node parent, Member member, JsonNode value) {
    Node old = member.value();
    boolean keepsFlow = old.isFlow() && !old.members().isEmpty();
    if (values.isBlock(value) && !keepsFlow) {
      replaceByLines(parent, member, value);
      return;
    }
    Optional<BlockScalarText> text =
        isPlain && old.isBlockScalar() && value.isTextual()
            ? BlockScalarText.of(value.textValue(), old.style())
            : Optional.empty();
    if (text.isPresent()) {
      scalars.replace(parent, old, text.get());
    } else {
      replaceInLine(member, values.inLine(old, value));
    }
  }

  /** Writes a value behind the colon or the dash; a comment there stays. */
  private void replaceInLine(Member member, String text) {
    Node old = member.value();
    if (old.isEmptyText()) {
      cuts.insert(member.before(), " " + text);
    } else if (old.isBlockScalar()) {
      cuts.replace(old.start(), scalars.headerEnd(old), text);
      cuts.remove(source.lineEnd(old.start()), old.end());
    } else if (isBelow(member)) {
      cuts.insert(member.before(), " " + text);
      cuts.remove(linesBelow(member), source.lineEnd(old.end()));
    } else {
      cuts.replace(old.start(), old.end(), text);
    }
  }

  /** Where the lines of a value below its key begin, behind the comments above them. */
  private int linesBelow(Member member) {
    int end = lineEndBefore(source.lineStart(member.value().start()));
    while (source.isBlankLine(source.lineStart(end)) && end > source.lineEnd(member.before())) {
      end = lineEndBefore(source.lineStart(end));
    }
    return Math.max(source.lineEnd(member.before()), end);
  }

  /** The end of the line before a line. */
  private int lineEndBefore(int lineStart) {
    int at = lineStart;
    if (at > 0 && source.at(at - 1) == '\n') {
      at--;
    }
    return at > 0 && source.at(at - 1) == '\r' ? at - 1 : at;
  }

  /** Whether the value is in block style and begins below its colon or dash. */
  private boolean isBelow(Member member) {
    Node value = member.value();
    return value.isBlock() && source.lineStart(member.before()) != source.lineStart(value.start());
  }

  private void replaceByLines(Node parent, Member member, JsonNode value) {
    Node old = member.value();
    String eol = source.eol(member.start());
    if (parent.kind() == Kind.SEQUENCE) {
      boolean isAtDash = old.isEmptyText() || isBelow(member);
      int column = isAtDash ? source.column(member.start()) + 2 : source.column(old.start());
      String text = String.join(eol + " ".repeat(column), values.block(value));
      replaceInLine(member, text);
      return;
    }
    String indentation = " ".repeat(source.column(parent.start())) + values.indentation(value);
    StringBuilder lines = new StringBuilder();
    values.block(value).forEach(line -> lines.append(eol).append(indentation).append(line));
    if (old.isBlock()) {
      cuts.replace(linesBelow(member), source.lineEnd(old.end()), lines.toString());
    } else if (old.isBlockScalar()) {
      cuts.remove(source.beforeSpaces(old.start()), scalars.headerEnd(old));
      cuts.replace(source.lineEnd(old.start()), old.end(), lines.toString());
    } else {
      cuts.remove(source.beforeSpaces(old.start()), old.end());
      cuts.insert(source.lineEnd(old.end()), lines.toString());
    }
  }

  /** Adds a member behind another one. */
  void add(Node mapping, Member after, String key, JsonNode value) {
    insertBelow(mapping, after, values.member(key, value));
  }

  /** Adds an element behind the last one. */
  void append(Node sequence, JsonNode value) {
    List<Member> elements = sequence.members();
    insertBelow(sequence, elements.get(elements.size() - 1), values.element(value));
  }

  private void insertBelow(Node collection, Member after, List<String> lines) {
    int column = source.column(collection.start());
    int at = behindInnerComments(source.lineEnd(after.end()), column);
    String eol = source.eol(after.start());
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(eol).append(" ".repeat(column)).append(line));
    scalars.keepEnd(after.value());
    cuts.insert(at, text.toString());
  }

  /**
   * Comments with a deeper indentation belong to the member above them; those with the same one do
   * when the collection ends with it.
   */
  private int behindInnerComments(int lineEnd, int column) {
    int following = lineEnd == source.length() ? lineEnd : source.skip(source.nextLine(lineEnd));
    int least = source.column(following) < column ? column : column + 1;
    int end = lineEnd;
    int at = source.nextLine(lineEnd);
    while (at < following) {
      if (source.isCommentLine(at)) {
        if (source.indentation(at).length() < least) {
          break;
        }
        end = source.lineEnd(at);
      }
      at = source.nextLine(at);
    }
    return end;
  }

  /** Removes one of several members or elements, with its lines and the comments in them. */
  void remove(Node collection, Member member) {
    int end = source.lineEnd(member.end());
    int line = source.lineStart(member.start());
    if (source.beginsLine(member.start())) {
      cuts.remove(line, scalars.behindBlankLines(collection, member, source.nextLine(end)));
      return;
    }
    int index = collection.members().indexOf(member);
    int next = collection.members().get(index + 1).start();
    if (source.text().substring(end, next).isBlank()) {
      cuts.remove(member.start(), next);
    } else {
      cuts.remove(source.beforeSpaces(member.start()), end);
    }
  }

  /** Removes the only member or element of a collection, which becomes an empty one. */
  void empty(Optional<Member> holder, Node collection) {
    String text = collection.kind() == Kind.MAPPING ? "{}" : "[]";
    if (holder.isEmpty()) {
      cuts.replace(collection.start(), source.lineEnd(collection.end()), text);
    } else {
      replaceInLine(holder.get(), text);
    }
  }
}
