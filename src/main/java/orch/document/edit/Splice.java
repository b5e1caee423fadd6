package orch.document.edit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import orch.document.edit.Node.Member;
import orch.json.Json;
import orch.json.JsonPointers;

/** Makes one change in the text of a document. */
final class Splice {
  private final SourceText source;
  private final Node root;
  private final Cuts cuts = new Cuts();
  private final BlockEditor block;
  private final FlowEditor flow;

  Splice(SourceText source, Node root, Notation notation) {
    this.source = source;
    this.root = root;
    this.block = new BlockEditor(source, notation, cuts);
    this.flow = new FlowEditor(source, notation, cuts);
  }

  /** The text after a change, for which the document has a place. */
  String with(Edit edit) {
    if (edit instanceof Edit.Set set) {
      set(set);
    } else if (edit instanceof Edit.Append append) {
      append(append);
    } else {
      remove(edit);
    }
    return cuts.in(source.text());
  }

  private Node at(String pointer) {
    Node node = root;
    for (String step : steps(pointer)) {
      node = node.member(step).orElseThrow().value();
    }
    return node;
  }

  /** The member or the element that has the value at a pointer; empty for the document. */
  private Optional<Member> holder(String pointer) {
    List<String> steps = steps(pointer);
    return steps.isEmpty()
        ? Optional.empty()
        : at(parent(pointer)).member(steps.get(steps.size() - 1));
  }

  private static String parent(String pointer) {
    return pointer.substring(0, pointer.lastIndexOf('/'));
  }

  private static List<String> steps(String pointer) {
    return pointer.isEmpty()
        ? List.of()
        : List.of(pointer.substring(1).split("/", -1)).stream().map(JsonPointers::key).toList();
  }

  private void set(Edit.Set set) {
    if (set.pointer().isEmpty()) {
      flow.replaceAll(root, set.value());
      return;
    }
    Node parent = at(set.parent());
    Optional<Member> member = parent.member(set.key());
    if (member.isPresent()) {
      replace(parent, member.get(), set.value());
    } else if (parent.members().isEmpty()) {
      set(new Edit.Set(set.parent(), Json.object().set(set.key(), set.value())));
    } else {
      List<Member> members = parent.members();
      Member after = parent.member(set.after()).orElse(members.get(members.size() - 1));
      if (parent.isBlock()) {
        block.add(parent, after, set.key(), set.value());
      } else {
        flow.add(parent, after, set.key(), set.value());
      }
    }
  }

  private void replace(Node parent, Member member, JsonNode value) {
    if (parent.isBlock()) {
      block.replace(parent, member, value);
    } else {
      flow.replace(parent, member, value);
    }
  }

  private void append(Edit.Append append) {
    Node list = at(append.pointer());
    if (list.members().isEmpty()) {
      set(new Edit.Set(append.pointer(), Json.array().add(append.value())));
    } else if (list.isBlock()) {
      block.append(list, append.value());
    } else {
      flow.append(list, append.value());
    }
  }

  private void remove(Edit edit) {
    Node parent = at(edit.parent());
    Member member = parent.member(edit.key()).orElseThrow();
    boolean isOnly = parent.members().size() == 1;
    if (parent.isBlock() && isOnly) {
      block.empty(holder(edit.parent()), parent);
    } else if (parent.isBlock()) {
      block.remove(parent, member);
    } else if (isOnly) {
      flow.empty(parent);
    } else {
      flow.remove(parent, member);
    }
  }
}
