package orch.cli.guide;

import java.util.ArrayList;
import java.util.List;
import orch.term.CellWidth;
import orch.term.TextWrap;

/**
 * A value that is offered as an answer.
 *
 * @param word the value, as it is typed
 * @param description what the value means; empty for nothing
 */
public record Choice(String word, String description) {
  /** A narrower column is hard to read, so the descriptions stand below the words instead. */
  private static final int NARROWEST = 24;

  private static final int GAP = 2;

  /** The choices as a numbered list in lines of a width in cells; a word is never broken. */
  static List<String> lines(List<Choice> choices, int width) {
    List<String> one = inOneLine(choices, width);
    return one.isEmpty() ? inLines(choices, width) : one;
  }

  /** Words without descriptions beside each other, if they fit; else nothing. */
  private static List<String> inOneLine(List<Choice> choices, int width) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < choices.size(); i++) {
      if (!choices.get(i).description.isEmpty()) {
        return List.of();
      }
      line.append(i == 0 ? "" : "  ").append(i + 1).append(") ").append(choices.get(i).word);
    }
    boolean fits = line.length() > 0 && CellWidth.of(line.toString()) <= width;
    return fits ? List.of(line.toString()) : List.of();
  }

  private static List<String> inLines(List<Choice> choices, int width) {
    int digits = String.valueOf(choices.size()).length();
    int indent = digits + 2;
    int words = 0;
    for (Choice choice : choices) {
      words = Math.max(words, CellWidth.of(choice.word));
    }
    int column = indent + words + GAP;
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      String number = String.valueOf(i + 1);
      String line = " ".repeat(digits - number.length()) + number + ") " + choices.get(i).word;
      if (width - column >= NARROWEST) {
        choices.get(i).beside(line, column, width, lines);
      } else {
        choices.get(i).below(line, indent, width, lines);
      }
    }
    return lines;
  }

  private void beside(String line, int column, int width, List<String> lines) {
    String start = line + " ".repeat(column - CellWidth.of(line));
    for (String part : TextWrap.lines(description, width - column)) {
      lines.add((start + part).stripTrailing());
      start = " ".repeat(column);
    }
  }

  private void below(String line, int indent, int width, List<String> lines) {
    lines.add(line);
    if (!description.isEmpty()) {
      for (String part : TextWrap.lines(description, Math.max(NARROWEST, width) - indent)) {
        lines.add(" ".repeat(indent) + part);
      }
    }
  }
}
