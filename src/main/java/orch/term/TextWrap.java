package orch.term;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines of a width in cells, between words where possible. */
public final class TextWrap {
  private TextWrap() {}

  /**
   * The lines of a text; a word that is longer than a line is broken.
   *
   * @param width at least 2, the width of the widest character
   */
  public static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (CellWidth.of(rest) > width) {
      String start = CellWidth.cut(rest, width);
      int space = rest.charAt(start.length()) == ' ' ? start.length() : start.lastIndexOf(' ');
      int end = space > 0 ? space : start.length();
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
