package orch.document.edit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import orch.document.edit.Node.Kind;
import orch.document.edit.Node.Member;

/** Changes objects and lists in braces and brackets: all of JSON, and YAML's flow style. */
final class FlowEditor {
  private final SourceText source;
  private final Notation notation;
  private final ValueText values;
  private final Cuts cuts;

  FlowEditor(SourceText source, Notation notation, Cuts cuts) {
    this.source = source;
    this.notation = notation;
    this.values = new ValueText(notation);
    this.cuts = cuts;
  }

  /** Replaces the value of a member or an element. */
  void replace(Node parent, Member member, JsonNode value) {
    Node old = member.value();
    String indentation = source.indentation(source.lineStart(member.start()));
    String text = values.inFlow(old, value);
    if (notation.isJson() && value.isContainerNode() && isSpread(parent, member)) {
      text = values.json(value, indentation, source.eol(member.start()));
    }
    if (old.isEmptyText()) {
      boolean hasColon = source.at(member.before() - 1) == ':';
      cuts.insert(member.before(), (hasColon ? " " : ": ") + text);
    } else {
      cuts.replace(old.start(), old.end(), text);
    }
  }

  /** Replaces an empty collection, or a whole document. */
  void replaceAll(Node old, JsonNode value) {
    String indentation = source.indentation(source.lineStart(old.start()));
    boolean isSpread = notation.isJson() && source.beginsLine(old.start());
    cuts.replace(
        old.start(),
        old.end(),
        isSpread ? values.json(value, indentation, source.eol(0)) : values.line(value));
  }

  /** Adds a member behind another one. */
  void add(Node mapping, Member after, String key, JsonNode value) {
    String name = values.key(key) + ":" + notation.gap();
    insert(mapping, after, name + text(mapping, after, value));
  }

  /** Adds an element behind the last one. */
  void append(Node sequence, JsonNode value) {
    List<Member> elements = sequence.members();
    Member last = elements.get(elements.size() - 1);
    insert(sequence, last, text(sequence, last, value));
  }

  private String text(Node parent, Member neighbor, JsonNode value) {
    return notation.isJson() && value.isContainerNode() && isSpread(parent, neighbor)
        ? values.json(
            value,
            source.indentation(source.lineStart(neighbor.start())),
            source.eol(neighbor.start()))
        : values.line(value);
  }

  /** Whether a collection in this place is written over several lines, as the others are. */
  private boolean isSpread(Node parent, Member here) {
    for (Member member : parent.members()) {
      Node value = member.value();
      if (!value.members().isEmpty() && !member.equals(here)) {
        return source.lineStart(value.start()) != source.lineStart(value.end());
      }
    }
    Node own = here.value();
    return own.members().isEmpty()
        ? source.beginsLine(here.start())
        : source.lineStart(own.start()) != source.lineStart(own.end());
  }

  private void insert(Node collection, Member after, String text) {
    int end = after.end();
    boolean isLast = collection.members().indexOf(after) == collection.members().size() - 1;
    boolean hasOwnLine = source.beginsLine(after.start()) && endsLine(end);
    if (!hasOwnLine) {
      cuts.insert(end, "," + notation.gap() + text);
      return;
    }
    String line =
        source.eol(after.start()) + source.indentation(source.lineStart(after.start())) + text;
    int comma = source.skip(end);
    boolean hasComma = source.at(comma) == ',' && source.lineEnd(comma) == source.lineEnd(end);
    if (hasComma) {
      cuts.insert(source.lineEnd(end), line + ",");
    } else if (isLast) {
      cuts.insert(end, ",");
      cuts.insert(source.lineEnd(end), line);
    } else {
      cuts.insert(end, "," + notation.gap() + text);
    }
  }

  /** Whether only a comma and a comment are between an index and the end of its line. */
  private boolean endsLine(int index) {
    int comma = index;
    while (SourceText.isSpace(source.at(comma))) {
      comma++;
    }
    return source.endsLine(source.at(comma) == ',' ? comma + 1 : index);
  }

  /** Removes a member or an element, with the comma that it no longer needs. */
  void remove(Node collection, Member member) {
    List<Member> members = collection.members();
    int index = members.indexOf(member);
    int comma = source.skip(member.end());
    boolean hasComma = source.at(comma) == ',';
    boolean hasLines = source.beginsLine(member.start()) && endsLine(member.end());
    boolean isCommaNear = !hasComma || source.lineEnd(comma) == source.lineEnd(member.end());
    if (hasLines && isCommaNear) {
      cuts.remove(source.lineStart(member.start()), source.nextLine(member.end()));
    } else if (index + 1 < members.size()) {
      int next = members.get(index + 1).start();
      boolean hasComment = !source.text().substring(comma + 1, next).isBlank();
      cuts.remove(member.start(), hasComment ? comma + 1 : next);
      return;
    } else if (index > 0 && !hasComma) {
      Member previous = members.get(index - 1);
      int before = source.skip(previous.end());
      boolean hasComment = !source.text().substring(before + 1, member.start()).isBlank();
      if (!hasComment) {
        cuts.remove(before, member.end());
        return;
      }
      cuts.remove(member.start(), member.end());
    } else {
      cuts.remove(member.start(), hasComma ? comma + 1 : member.end());
    }
    boolean isLast = index == members.size() - 1;
    if (isLast && index > 0 && !hasComma) {
      int before = source.skip(members.get(index - 1).end());
      cuts.remove(before, before + 1);
    }
  }

  /** Removes the only member or element of a collection; comments in it stay. */
  void empty(Node collection) {
    Member only = collection.members().get(0);
    int comma = source.skip(only.end());
    int end = source.at(comma) == ',' ? comma + 1 : only.end();
    boolean hasComment =
        !source.text().substring(collection.start() + 1, only.start()).isBlank()
            || !source.text().substring(end, collection.end() - 1).isBlank();
    if (hasComment) {
      remove(collection, only);
    } else {
      String text = collection.kind() == Kind.MAPPING ? "{}" : "[]";
      cuts.replace(collection.start(), collection.end(), text);
    }
  }
}
