package orch.document.edit;

import java.util.List;
import java.util.Optional;

/**
 * A value in a text.
 *
 * @param start the index of its first character
 * @param end the index behind its last character, without the comment and the line end behind it;
 *     equal to the start for a value that is left out, as in {@code key:}
 * @param members of an object or a list, in the order of the text
 */
record Node(Kind kind, Style style, int start, int end, List<Member> members) {
  enum Kind {
    SCALAR,
    MAPPING,
    SEQUENCE
  }

  /** How the value is written. JSON is always in flow style, with double quotes. */
  enum Style {
    PLAIN,
    SINGLE,
    DOUBLE,
    LITERAL,
    FOLDED,
    FLOW,
    BLOCK
  }

  /**
   * A member of an object, or an element of a list.
   *
   * @param start where its key begins, or the dash of an element in block style
   * @param key empty for an element
   * @param before the index behind its colon or dash, else where its value begins
   */
  record Member(int start, String key, int before, Node value) {
    /** The index behind its last character. */
    int end() {
      return Math.max(before, value.end());
    }
  }

  static Node scalar(Style style, int start, int end) {
    return new Node(Kind.SCALAR, style, start, end, List.of());
  }

  boolean isScalar() {
    return kind == Kind.SCALAR;
  }

  boolean isBlock() {
    return style == Style.BLOCK;
  }

  boolean isFlow() {
    return style == Style.FLOW;
  }

  /** Whether its text is in the lines below its first one. */
  boolean isBlockScalar() {
    return style == Style.LITERAL || style == Style.FOLDED;
  }

  boolean isEmptyText() {
    return start == end;
  }

  /** The member with a key, or the element with an index. */
  Optional<Member> member(String key) {
    if (kind == Kind.SEQUENCE) {
      int index = key.matches("\\d{1,9}") ? Integer.parseInt(key) : members.size();
      return index < members.size() ? Optional.of(members.get(index)) : Optional.empty();
    }
    return members.stream().filter(member -> member.key().equals(key)).findFirst();
  }
}
