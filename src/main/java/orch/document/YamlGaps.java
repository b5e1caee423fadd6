package orch.document;

import java.util.ArrayList;
import java.util.List;
import orch.json.MalformedTextException;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.StreamEndEvent;

/**
 * Reads what is between the events of the library: comments, which it collects, and signs that the
 * library passes over although YAML forbids them there.
 */
final class YamlGaps {
  private static final String BLANKS = " \t\r\n";
  private static final String QUESTION = "a text in brackets that begins with \"?\" needs quotes";

  private final int[] text;
  private final List<Comment> comments = new ArrayList<>();

  /** The most comments in a file: more than any configuration has. */
  private static final int MAX_COMMENTS = 50_000;

  /** The end of the last event, as an index into the text. */
  private int end;

  /** The last comment, or the end of the last event before it: an index, and its line. */
  private int known;

  private int knownLine;

  YamlGaps(int[] text) {
    this.text = text;
  }

  /** The comments so far. */
  List<Comment> comments() {
    return comments;
  }

  /**
   * Reads the text before the next event.
   *
   * @param isFlow whether the event is inside of brackets or braces
   */
  void check(Event event, boolean isFlow) {
    Mark start = event.getStartMark();
    int from = Math.min(start.getIndex(), text.length);
    checkGap(from, start, isFlow);
    if (isFlow && event instanceof CollectionStartEvent && isText(from)) {
      throw malformed(start.getLine(), QUESTION);
    }
    if (event instanceof StreamEndEvent) {
      checkNothingFollows(start);
    }
    if (event.getEndMark().getIndex() >= end) {
      end = event.getEndMark().getIndex();
      known = end;
      knownLine = event.getEndMark().getLine();
    }
  }

  /** Whether a question mark begins a text, which the library takes for the sign of a key. */
  private boolean isText(int i) {
    boolean isMark = i + 1 < text.length && text[i] == '?';
    return isMark && BLANKS.indexOf(text[i + 1]) < 0;
  }

  /** Between two events, the text has only indicators and comments. */
  private void checkGap(int to, Mark at, boolean isFlow) {
    for (int i = end; i < to; i++) {
      if (isFlow && isText(i)) {
        throw malformed(lineOf(i, at), QUESTION);
      }
      if (text[i] == '#') {
        if (i > 0 && BLANKS.indexOf(text[i - 1]) < 0) {
          throw malformed(
              lineOf(i, at),
              "a comment needs a space before its \"#\"; a text with \"#\" needs quotes around all"
                  + " of it");
        }
        int begin = i;
        while (i < to && text[i] != '\n' && text[i] != '\r') {
          i++;
        }
        comments.add(comment(begin, i));
      }
    }
  }

  private Comment comment(int begin, int to) {
    int line = lineAt(begin);
    if (comments.size() == MAX_COMMENTS) {
      throw malformed(line, "it has more comments than any configuration");
    }
    int lineStart = begin;
    boolean isAlone = true;
    while (lineStart > 0 && text[lineStart - 1] != '\n' && text[lineStart - 1] != '\r') {
      lineStart--;
      isAlone &= BLANKS.indexOf(text[lineStart]) >= 0;
    }
    Place place = new Place(line + 1, begin - lineStart + 1);
    return new Comment(place, isAlone, new String(text, begin + 1, to - begin - 1).strip());
  }

  /** The library ignores a line with a percent sign before the end of the text. */
  private void checkNothingFollows(Mark at) {
    for (int i = end; i < text.length; i++) {
      if (text[i] == '%' && (i == 0 || text[i - 1] == '\n')) {
        throw malformed(
            lineOf(i, at), "a line with % needs a line with --- and a document after it");
      }
    }
  }

  /**
   * The line of a place behind the one that was asked for before, counted from 0. The way between
   * them is counted only once.
   */
  private int lineAt(int index) {
    for (int i = Math.min(known, index); i < index; i++) {
      boolean isEnd = text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
      knownLine += isEnd ? 1 : 0;
    }
    known = Math.max(known, index);
    return knownLine;
  }

  /** The line of a place before a mark, counted from 0. */
  private int lineOf(int index, Mark mark) {
    int line = mark.getLine();
    for (int i = index; i < mark.getIndex() && i < text.length; i++) {
      line -= text[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  private static MalformedTextException malformed(int line, String reason) {
    return new MalformedTextException(line + 1, 1, reason);
  }
}
