package orch.document.edit;

/** A text and its lines. */
record SourceText(String text) {
  int length() {
    return text.length();
  }

  /** The character at an index; 0 behind the end. */
  char at(int index) {
    return index >= 0 && index < text.length() ? text.charAt(index) : 0;
  }

  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  /** The beginning of the line that has the character at an index. */
  int lineStart(int index) {
    int at = at(index) == '\n' && at(index - 1) == '\r' ? index - 1 : index;
    while (at > 0 && !isLineEnd(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** The end of the line that has the character at an index, without the line end itself. */
  int lineEnd(int index) {
    int at = index;
    while (at < text.length() && !isLineEnd(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The beginning of the next line; the end of the text when there is none. */
  int nextLine(int index) {
    int at = lineEnd(index);
    if (at(at) == '\r' && at(at + 1) == '\n') {
      return at + 2;
    }
    return Math.min(text.length(), at + 1);
  }

  /** The number of characters before an index in its line. */
  int column(int index) {
    return index - lineStart(index);
  }

  /** The number of the line, counted from 1. */
  int line(int index) {
    int line = 1;
    for (int i = 0; i < index; i++) {
      char c = text.charAt(i);
      line += c == '\n' || (c == '\r' && at(i + 1) != '\n') ? 1 : 0;
    }
    return line;
  }

  /** The spaces at the beginning of a line. */
  String indentation(int lineStart) {
    int at = lineStart;
    while (isSpace(at(at))) {
      at++;
    }
    return text.substring(lineStart, at);
  }

  /** Whether only spaces are before an index in its line. */
  boolean beginsLine(int index) {
    int start = lineStart(index);
    return start + indentation(start).length() >= index;
  }

  /** Whether the line has only spaces. */
  boolean isBlankLine(int lineStart) {
    return lineStart + indentation(lineStart).length() == lineEnd(lineStart);
  }

  /** Whether the line has only a comment. */
  boolean isCommentLine(int lineStart) {
    return at(lineStart + indentation(lineStart).length()) == '#';
  }

  /** Whether only spaces, or a comment, are between an index and the end of its line. */
  boolean endsLine(int index) {
    int at = index;
    while (isSpace(at(at))) {
      at++;
    }
    return at == lineEnd(index) || (at(at) == '#' && (at > index || beginsLine(at)));
  }

  /** The index before the spaces that are before an index in its line. */
  int beforeSpaces(int index) {
    int at = index;
    while (at > 0 && isSpace(at(at - 1))) {
      at--;
    }
    return at;
  }

  /** The next index that is neither in a space, nor a line end, nor a comment. */
  int skip(int index) {
    int at = index;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#' && (at == 0 || isSpace(at(at - 1)) || isLineEnd(at(at - 1)))) {
        at = lineEnd(at);
      } else if (isSpace(c) || isLineEnd(c)) {
        at++;
      } else {
        break;
      }
    }
    return at;
  }

  /** The line end that the text uses near an index. */
  String eol(int index) {
    int end = lineEnd(index);
    if (end == text.length()) {
      end = text.isEmpty() ? 0 : lineEnd(0);
    }
    String eol = text.substring(end, nextLine(end));
    return eol.isEmpty() ? "\n" : eol;
  }
}
