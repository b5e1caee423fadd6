package orch.document.edit;

import java.util.List;
import java.util.Optional;
import orch.document.edit.Node.Kind;
import orch.document.edit.Node.Member;

/**
 * How new values are written in a document, as its present values are.
 *
 * @param isJson whether it is JSON
 * @param isPlain whether texts may be without double quotes; else all have them, which always works
 * @param step the spaces or tabs of one level
 * @param dash the spaces before the dashes of a list in an object
 * @param hasFlow whether objects that only have scalars are written in braces
 * @param gap the space behind a colon and a comma in JSON; empty or one space
 */
record Notation(
    boolean isJson, boolean isPlain, String step, String dash, boolean hasFlow, String gap) {
  private static final String TWO = "  ";

  static Notation of(SourceText source, Node root, boolean isJson) {
    return new Notation(
        isJson,
        true,
        step(source, root).orElse(TWO),
        dash(source, root).orElse(TWO),
        hasFlow(root),
        isJson && isTight(source, root) ? "" : " ");
  }

  /** The same notation with double quotes around every text. */
  Notation quoted() {
    return new Notation(isJson, false, step, dash, hasFlow, gap);
  }

  /** The indentation of the first nested object that begins on a line of its own. */
  private static Optional<String> step(SourceText source, Node node) {
    boolean isOuter = node.kind() == Kind.MAPPING && !node.members().isEmpty();
    if (isOuter && node.isFlow() && source.beginsLine(node.members().get(0).start())) {
      String outer = source.indentation(source.lineStart(node.start()));
      return difference(source, outer, node.members().get(0).start());
    }
    for (Member member : node.members()) {
      Node value = member.value();
      boolean isNested = isOuter && node.isBlock() && value.isBlock();
      if (isNested && value.kind() == Kind.MAPPING && source.beginsLine(member.start())) {
        String outer = source.indentation(source.lineStart(member.start()));
        return difference(source, outer, value.start());
      }
      Optional<String> below = step(source, value);
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> difference(SourceText source, String outer, int inner) {
    String all = source.indentation(source.lineStart(inner));
    return all.startsWith(outer) && all.length() > outer.length()
        ? Optional.of(all.substring(outer.length()))
        : Optional.empty();
  }

  /** The spaces before the dashes of the first list in an object. */
  private static Optional<String> dash(SourceText source, Node node) {
    for (Member member : node.members()) {
      Node value = member.value();
      boolean isList = value.kind() == Kind.SEQUENCE && value.isBlock();
      if (isList && node.kind() == Kind.MAPPING) {
        int spaces = source.column(value.start()) - source.column(member.start());
        return Optional.of(" ".repeat(Math.max(0, spaces)));
      }
      Optional<String> below = dash(source, value);
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  private static boolean hasFlow(Node node) {
    boolean isHere = node.isFlow() && node.kind() == Kind.MAPPING && !node.members().isEmpty();
    return isHere || node.members().stream().anyMatch(member -> hasFlow(member.value()));
  }

  private static boolean isTight(SourceText source, Node root) {
    List<Member> members = root.members();
    return !members.isEmpty() && source.at(members.get(0).value().start() - 1) == ':';
  }
}
