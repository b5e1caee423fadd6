package orch.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import orch.document.edit.Edit;

/**
 * The edits of a list whose order has no meaning. An element that is in both lists stays as it is
 * written; one that means the same messages or the same address is changed in place; others are
 * added at the end or removed.
 */
final class ListEdits {
  static final ListEdits RULES = new ListEdits(Sameness::normalRule, List.of("from", "to"));
  static final ListEdits CALLBACKS = new ListEdits(Sameness::normalCallback, List.of("url"));
  static final ListEdits TEXTS = new ListEdits(UnaryOperator.identity(), List.of());

  private final UnaryOperator<JsonNode> normal;
  private final List<String> identity;

  private ListEdits(UnaryOperator<JsonNode> normal, List<String> identity) {
    this.normal = normal;
    this.identity = identity;
  }

  /**
   * The edits, to be made one after the other.
   *
   * @param at the pointer of the list
   */
  List<Edit> between(String at, JsonNode has, JsonNode wants) {
    List<JsonNode> missing = new ArrayList<>();
    wants.forEach(missing::add);
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < has.size(); i++) {
      if (!removeOne(missing, normal.apply(has.get(i)))) {
        left.add(i);
      }
    }
    List<Edit> edits = new ArrayList<>();
    left.removeIf(index -> isChanged(at + "/" + index, has.get(index), missing, edits));
    // Added first, so that the list is never empty.
    missing.forEach(element -> edits.add(new Edit.Append(at, element)));
    for (int i = left.size() - 1; i >= 0; i--) {
      edits.add(new Edit.Remove(at + "/" + left.get(i)));
    }
    return edits;
  }

  private boolean removeOne(List<JsonNode> elements, JsonNode wanted) {
    for (int i = 0; i < elements.size(); i++) {
      if (normal.apply(elements.get(i)).equals(wanted)) {
        elements.remove(i);
        return true;
      }
    }
    return false;
  }

  private boolean isChanged(String at, JsonNode has, List<JsonNode> missing, List<Edit> edits) {
    for (int i = 0; i < missing.size() && !identity.isEmpty() && has.isObject(); i++) {
      JsonNode wants = missing.get(i);
      if (wants.isObject() && identity.stream().allMatch(n -> has.path(n).equals(wants.path(n)))) {
        missing.remove(i);
        edits.addAll(FileEdits.element(at, has, normal.apply(wants), normal.apply(has)));
        return true;
      }
    }
    return false;
  }
}
