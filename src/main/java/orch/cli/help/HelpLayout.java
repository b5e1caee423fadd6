package orch.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orch.cli.app.App;
import orch.term.ScreenWidth;
import orch.term.Terminal;

/** Formats help texts in lines as wide as the terminal. */
final class HelpLayout {
  /** The width in a pipe and in the documentation. */
  static final HelpLayout USUAL = new HelpLayout(80);

  private static final int NARROWEST = 40;

  /** Longer lines are hard to read. */
  private static final int WIDEST = 100;

  private static final String INDENT = "  ";

  /** The maximum width of the column of terms, as a part of the line: three eighths. */
  private static final int EIGHTHS_OF_TERMS = 3;

  /** The end of a line of shell that the next line continues. */
  private static final String CONTINUED = " \\";

  /** An indented term, and its meaning after at least two spaces. */
  private static final Pattern ROW = Pattern.compile(" +(\\S.*?) {2,}(\\S.*)");

  private final int width;

  private HelpLayout(int width) {
    this.width = width;
  }

  /** The layout for the terminal of a command; in a pipe, the usual one. */
  static HelpLayout of(App app) {
    if (!app.terminal().isTerminal(Terminal.Stream.OUT)) {
      return USUAL;
    }
    int columns = ScreenWidth.ofStandardOutput(app.host().environment());
    return new HelpLayout(Math.max(NARROWEST, Math.min(columns, WIDEST)));
  }

  /** Wraps one paragraph. */
  String paragraph(String text) {
    StringBuilder lines = new StringBuilder();
    wrap(text, 0, lines);
    return lines.toString();
  }

  /** Formats terms and their meanings in two columns. */
  String terms(Map<String, String> terms) {
    int widest = 0;
    for (String term : terms.keySet()) {
      widest = Math.max(widest, term.length());
    }
    int column = INDENT.length() + Math.min(widest, width * EIGHTHS_OF_TERMS / 8) + 2;
    StringBuilder lines = new StringBuilder();
    terms.forEach((term, text) -> entry(term, text, column, lines));
    return lines.toString();
  }

  private void entry(String term, String text, int column, StringBuilder lines) {
    boolean isTooLong = INDENT.length() + term.length() + 2 > column;
    if (isTooLong) {
      String indent = INDENT + " ".repeat(term.length() - term.stripLeading().length());
      for (String part : parts(term.strip(), width - indent.length())) {
        lines.append(indent).append(part).append('\n');
      }
    } else {
      lines.append(INDENT).append(term);
    }
    lines.append(" ".repeat(isTooLong ? column : column - INDENT.length() - term.length()));
    wrap(text, column, lines);
  }

  /** Breaks a long term or word, after punctuation where that is possible. */
  private static List<String> parts(String text, int width) {
    List<String> parts = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int end = width;
      while (end > width / 2 && " ,=|/".indexOf(rest.charAt(end - 1)) < 0) {
        end--;
      }
      end = end > width / 2 ? end : width;
      parts.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end);
    }
    parts.add(rest);
    return parts;
  }

  /**
   * Appends a wrapped text; its first line starts at a column, and the other lines are indented to
   * it.
   */
  private void wrap(String text, int column, StringBuilder lines) {
    int at = column;
    for (String word : text.split(" ", -1)) {
      if (at > column && at + 1 + word.length() > width) {
        lines.append('\n').append(" ".repeat(column));
        at = column;
      }
      lines.append(at == column ? "" : " ");
      at += at == column ? 0 : 1;
      if (column + word.length() > width) {
        String broken = String.join("\n" + " ".repeat(column), parts(word, width - column));
        lines.append(broken);
        at = column + broken.length() - broken.lastIndexOf('\n') - 1;
      } else {
        lines.append(word);
        at += word.length();
      }
    }
    lines.append('\n');
  }

  /**
   * Formats a text that was written for lines of 80 columns: paragraphs, indented rows of a term
   * and its meaning, indented lines that stay as they are, and examples at the end.
   */
  String text(List<String> lines) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at);
      int end = at + 1;
      if (line.equals("Examples:")) {
        end = lines.size();
        text.append(line).append('\n').append(script(lines.subList(at + 1, end)));
      } else if (isProse(line)) {
        while (end < lines.size() && isProse(lines.get(end))) {
          end++;
        }
        text.append(paragraph(String.join(" ", lines.subList(at, end))));
      } else if (line.length() > width && ROW.matcher(line).matches()) {
        end = row(lines, at, text);
      } else {
        verbatim(line, text);
      }
      at = end;
    }
    return text.toString();
  }

  private static boolean isProse(String line) {
    return !line.isEmpty() && line.charAt(0) != ' ';
  }

  /** Formats one row with the lines that continue it; returns the index of the line after it. */
  private int row(List<String> lines, int at, StringBuilder text) {
    Matcher row = ROW.matcher(lines.get(at));
    if (!row.matches()) {
      throw new IllegalArgumentException("not a row: " + lines.get(at));
    }
    StringBuilder meaning = new StringBuilder(row.group(2));
    String continued = " ".repeat(row.start(2));
    int end = at + 1;
    while (end < lines.size() && lines.get(end).startsWith(continued)) {
      meaning.append(' ').append(lines.get(end).strip());
      end++;
    }
    entry(row.group(1), meaning.toString(), width * EIGHTHS_OF_TERMS / 8, text);
    return end;
  }

  private void verbatim(String line, StringBuilder text) {
    String rest = line.stripLeading();
    String indent = line.substring(0, line.length() - rest.length());
    for (String part : parts(rest, width - indent.length())) {
      text.append(indent).append(part).append('\n');
    }
  }

  /** Breaks the lines of a shell script that are too long, so that a shell reads them as before. */
  String script(List<String> lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      if (line.length() <= width) {
        text.append(line).append('\n');
      } else {
        brokenScript(line, text);
      }
    }
    return text.toString();
  }

  private void brokenScript(String line, StringBuilder text) {
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    List<String> words = shellWords(line.strip());
    int comment = words.indexOf("#");
    if (comment >= 0) {
      // A backslash does not continue a comment, so it goes above the command.
      verbatim(indent + String.join(" ", words.subList(comment, words.size())), text);
      words = words.subList(0, comment);
    }
    text.append(indent);
    int at = indent.length();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int needed = word.length() + (i < words.size() - 1 ? CONTINUED.length() : 0);
      if (i > 0 && !word.equals("\\") && at + 1 + needed > width) {
        text.append(CONTINUED).append('\n').append(indent).append(INDENT);
        at = indent.length() + INDENT.length();
      } else if (i > 0) {
        text.append(' ');
        at++;
      }
      // A word that no line can hold is broken; only such words change for a shell.
      List<String> parts = parts(word, width - indent.length() - 2 * CONTINUED.length());
      text.append(String.join("\n", parts));
      at = (parts.size() == 1 ? at : 0) + parts.get(parts.size() - 1).length();
    }
    text.append('\n');
  }

  /** The words between spaces; a quoted text is one word. */
  private static List<String> shellWords(String line) {
    List<String> words = new ArrayList<>();
    int start = 0;
    char quote = ' ';
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote == ' ' && c == ' ') {
        words.add(line.substring(start, i));
        start = i + 1;
      } else if (c == quote) {
        quote = ' ';
      } else if (quote == ' ' && (c == '"' || c == '\'')) {
        quote = c;
      }
    }
    words.add(line.substring(start));
    return words;
  }
}
