package orch.document.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements of parts of a text, which do not overlap. */
final class Cuts {
  private record Cut(int from, int to, String text) {}

  private final List<Cut> cuts = new ArrayList<>();

  void replace(int from, int to, String text) {
    cuts.add(new Cut(from, to, text));
  }

  void insert(int at, String text) {
    replace(at, at, text);
  }

  void remove(int from, int to) {
    replace(from, to, "");
  }

  /** The text with all replacements, of which those at one place are in the order of the calls. */
  String in(String text) {
    cuts.sort(Comparator.comparingInt(Cut::from));
    StringBuilder result = new StringBuilder();
    int at = 0;
    for (Cut cut : cuts) {
      result.append(text, at, Math.max(at, cut.from())).append(cut.text());
      at = Math.max(at, cut.to());
    }
    return result.append(text.substring(at)).toString();
  }
}
