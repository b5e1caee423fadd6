package orch.document;

import java.util.ArrayDeque;
import java.util.Deque;
import orch.json.MalformedTextException;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Refuses lines of quoted texts, and elements in brackets, that are indented no more than the key
 * they belong to. YAML forbids them, and the library reads them.
 */
final class YamlIndentation {
  private static final int NONE = -1;

  private final int[] text;

  /** The columns of the open collections; those in brackets have the one around them. */
  private final Deque<Integer> columns = new ArrayDeque<>();

  /** The number of open collections in brackets or braces. */
  private int flow;

  YamlIndentation(int[] text) {
    this.text = text;
  }

  /** Checks the next event. */
  void check(Event event) {
    if (event instanceof NodeEvent && around() > NONE) {
      if (flow > 0) {
        checkBeginning(event.getStartMark());
      }
      if (event instanceof ScalarEvent scalar && !isBlock(scalar)) {
        checkFurtherLines(scalar);
      }
    }
    if (event instanceof CollectionStartEvent collection) {
      boolean isBlock = flow == 0 && collection.getFlowStyle() == FlowStyle.BLOCK;
      columns.push(isBlock ? event.getStartMark().getColumn() : around());
      flow += isBlock ? 0 : 1;
    } else if (event instanceof CollectionEndEvent) {
      columns.pop();
      flow -= flow > 0 ? 1 : 0;
    }
  }

  private static boolean isBlock(ScalarEvent scalar) {
    return scalar.getScalarStyle() == ScalarStyle.LITERAL
        || scalar.getScalarStyle() == ScalarStyle.FOLDED;
  }

  private int around() {
    return columns.isEmpty() ? NONE : columns.peek();
  }

  private void checkBeginning(Mark start) {
    int first = start.getIndex() - start.getColumn();
    boolean beginsLine = first + spaces(first) == start.getIndex();
    if (beginsLine && start.getColumn() <= around()) {
      throw malformed(start.getLine());
    }
  }

  private void checkFurtherLines(ScalarEvent scalar) {
    Mark start = scalar.getStartMark();
    int line = start.getLine();
    int end = Math.min(text.length, scalar.getEndMark().getIndex());
    for (int i = start.getIndex(); i < end; i++) {
      if (text[i] == '\n') {
        line++;
        int spaces = spaces(i + 1);
        if (spaces <= around() && !isBlank(i + 1, end)) {
          throw malformed(line);
        }
      }
    }
  }

  private int spaces(int from) {
    int i = from;
    while (i < text.length && text[i] == ' ') {
      i++;
    }
    return i - from;
  }

  private boolean isBlank(int from, int end) {
    for (int i = from; i < end && text[i] != '\n'; i++) {
      if (text[i] != ' ' && text[i] != '\t' && text[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  private static MalformedTextException malformed(int line) {
    return new MalformedTextException(
        line + 1,
        1,
        "this line belongs to the value above it and needs more spaces, or a bracket, a brace or a"
            + " quote is missing");
  }
}
