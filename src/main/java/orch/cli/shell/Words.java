package orch.cli.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * One command in a text, split into words as a POSIX shell does: apostrophes, double quotes,
 * backslashes, comments, and a backslash at the end of a line. Nothing is expanded.
 *
 * @param all the words
 * @param end where the command ends in the text: at a line end that is not quoted, or at the end of
 *     the text
 * @param isOpen whether a quote or a last backslash wants another line
 * @param quote the quote that is open at the end; 0 for none
 */
record Words(List<Word> all, int end, boolean isOpen, char quote) {
  static final char NO_QUOTE = 0;

  /**
   * A word.
   *
   * @param text without its quotes
   * @param start where it begins in the text
   * @param bare the part of it that is neither quoted nor escaped
   * @param live the part in which a POSIX shell would expand variables and commands
   * @param isEnded whether a space follows
   */
  record Word(String text, int start, String bare, String live, boolean isEnded) {}

  /** The words without their quotes. */
  List<String> texts() {
    return all.stream().map(Word::text).toList();
  }

  /** Splits the command that begins at a position. */
  static Words at(String text, int from) {
    return new Splitter(text, from).split();
  }

  /** Splits a text of one command. */
  static Words of(String text) {
    return at(text, 0);
  }

  /** Whether the text wants another line. */
  static boolean goesOn(String text) {
    Words words = of(text);
    while (words.end() < text.length()) {
      words = at(text, words.end() + 1);
    }
    return words.isOpen();
  }

  private static final class Splitter {
    private static final String ESCAPED_IN_QUOTES = "\"\\$`\n";

    private final String text;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private final StringBuilder bare = new StringBuilder();
    private final StringBuilder live = new StringBuilder();
    private int at;
    private int start = -1;
    private char quote = NO_QUOTE;
    private boolean isOpen;

    Splitter(String text, int from) {
      this.text = text;
      this.at = from;
    }

    Words split() {
      while (at < text.length() && (quote != NO_QUOTE || text.charAt(at) != '\n')) {
        char c = text.charAt(at);
        if (quote == NO_QUOTE && c == '#' && start < 0) {
          int lineEnd = text.indexOf('\n', at);
          at = lineEnd < 0 ? text.length() : lineEnd;
        } else {
          take(c);
          at++;
        }
      }
      if (start >= 0) {
        endWord(false);
      }
      return new Words(words, Math.min(at, text.length()), isOpen || quote != NO_QUOTE, quote);
    }

    private void take(char c) {
      if (c == '\\' && quote != '\'') {
        escape();
      } else if (quote == NO_QUOTE && (c == '"' || c == '\'')) {
        begin();
        quote = c;
      } else if (c == quote) {
        quote = NO_QUOTE;
      } else if (quote == NO_QUOTE && Character.isWhitespace(c)) {
        if (start >= 0) {
          endWord(true);
        }
      } else {
        add(c, quote == NO_QUOTE, quote != '\'');
      }
    }

    private void escape() {
      if (at + 1 == text.length()) {
        isOpen = true;
        return;
      }
      char next = text.charAt(at + 1);
      if (next == '\n') {
        at++;
      } else if (quote == NO_QUOTE || ESCAPED_IN_QUOTES.indexOf(next) >= 0) {
        begin();
        at++;
        add(next, false, false);
      } else {
        add('\\', false, false);
      }
    }

    private void add(char c, boolean isBare, boolean isLive) {
      begin();
      word.append(c);
      if (isBare) {
        bare.append(c);
      }
      // A mark keeps characters apart that are not neighbors.
      live.append(isLive ? c : '\0');
    }

    private void begin() {
      if (start < 0) {
        start = at;
      }
    }

    private void endWord(boolean isEnded) {
      words.add(new Word(word.toString(), start, bare.toString(), live.toString(), isEnded));
      word.setLength(0);
      bare.setLength(0);
      live.setLength(0);
      start = -1;
    }
  }
}
