package orch.document.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import orch.document.DocumentReader;
import orch.document.edit.Node.Kind;
import orch.document.edit.Node.Member;
import orch.document.edit.Node.Style;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Finds the places of all values in a YAML text, by the marks of the library's events. The library
 * does not tell where dashes and colons are, and ends a collection only at the next one.
 */
final class YamlSyntax {
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  private final SourceText source;
  private final int[] indexes;
  private final ParserImpl events;

  private YamlSyntax(SourceText source) {
    this.source = source;
    this.indexes = indexes(source.text());
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(DocumentReader.MAX_BYTES);
    this.events = new ParserImpl(new StreamReader(source.text()), limits);
  }

  /**
   * The documents of a text that is valid YAML, without empty ones.
   *
   * @throws UnsupportedNotationException when it has anchors, aliases, tags or keys with "?"
   */
  static List<Node> roots(SourceText source) {
    return new YamlSyntax(source).roots();
  }

  /** The index of each of the library's characters, of which one may be two of Java's. */
  private static int[] indexes(String text) {
    int[] indexes = new int[text.codePointCount(0, text.length()) + 1];
    int at = 0;
    for (int i = 0; i < indexes.length; i++) {
      indexes[i] = at;
      at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 0;
    }
    return indexes;
  }

  /** Where the documents of a text begin, with their dashes; without empty ones. */
  static List<Integer> starts(SourceText source) {
    YamlSyntax syntax = new YamlSyntax(source);
    List<Integer> starts = new ArrayList<>();
    while (!syntax.events.checkEvent(Event.ID.StreamEnd)) {
      Event event = syntax.events.getEvent();
      if (event instanceof DocumentStartEvent && !isNull(syntax.events.peekEvent())) {
        starts.add(syntax.start(event));
      }
    }
    return starts;
  }

  private static boolean isNull(Event event) {
    return event instanceof ScalarEvent scalar
        && scalar.getScalarStyle() == ScalarStyle.PLAIN
        && NULLS.contains(scalar.getValue());
  }

  private List<Node> roots() {
    List<Node> roots = new ArrayList<>();
    while (!events.checkEvent(Event.ID.StreamEnd)) {
      if (events.getEvent() instanceof DocumentStartEvent) {
        Event first = events.getEvent();
        Node root = node(first);
        if (!isNull(first)) {
          roots.add(root);
        }
      }
    }
    return roots;
  }

  private int start(Event event) {
    return index(event.getStartMark().getIndex());
  }

  private int end(Event event) {
    return index(event.getEndMark().getIndex());
  }

  private int index(int codePoint) {
    return indexes[Math.min(codePoint, indexes.length - 1)];
  }

  private Node node(Event event) {
    int start = start(event);
    if (!(event instanceof NodeEvent node) || node.getAnchor() != null) {
      throw unsupported(start, "an anchor or an alias");
    }
    if (event instanceof ScalarEvent scalar) {
      if (scalar.getTag() != null) {
        throw unsupported(start, "a tag");
      }
      return scalar(scalar, start);
    }
    if (!(event instanceof CollectionStartEvent collection)) {
      throw unsupported(start, "an alias");
    }
    if (collection.getTag() != null) {
      throw unsupported(start, "a tag");
    }
    return collection(collection, start);
  }

  private UnsupportedNotationException unsupported(int at, String what) {
    return new UnsupportedNotationException(
        source.line(at), "has " + what + ", with which it cannot be changed in place");
  }

  private Node scalar(ScalarEvent scalar, int start) {
    return switch (scalar.getScalarStyle()) {
      case SINGLE_QUOTED -> Node.scalar(Style.SINGLE, start, end(scalar));
      case DOUBLE_QUOTED -> Node.scalar(Style.DOUBLE, start, end(scalar));
      case LITERAL -> Node.scalar(Style.LITERAL, start, blockEnd(scalar, start));
      case FOLDED -> Node.scalar(Style.FOLDED, start, blockEnd(scalar, start));
      default -> Node.scalar(Style.PLAIN, start, end(scalar));
    };
  }

  /** The end of the last line of a block scalar; blank lines count only where they are kept. */
  private int blockEnd(ScalarEvent scalar, int start) {
    int body = source.nextLine(start);
    int end = Math.max(source.lineEnd(start), end(scalar));
    String header = source.text().substring(start, Math.min(start + 3, source.lineEnd(start)));
    int last = source.lineStart(end > body && end == source.lineStart(end) ? end - 1 : end);
    if (!header.contains("+")) {
      while (last > body && isEmptyLine(last, body)) {
        last = source.lineStart(last - 1);
      }
    }
    return last < body ? source.lineEnd(start) : source.lineEnd(last);
  }

  /**
   * Whether a line has no more spaces than the lines of the text; more would belong to the text.
   */
  private boolean isEmptyLine(int line, int body) {
    int first = body;
    while (first < line && source.isBlankLine(first)) {
      first = source.nextLine(first);
    }
    return source.isBlankLine(line)
        && source.indentation(line).length() <= source.indentation(first).length();
  }

  private Node collection(CollectionStartEvent event, int start) {
    boolean isFlow = event.getFlowStyle() == FlowStyle.FLOW;
    boolean isMapping = event instanceof MappingStartEvent;
    List<Member> members = new ArrayList<>();
    int at = isFlow ? start + 1 : start;
    Event next = events.getEvent();
    while (!(next instanceof CollectionEndEvent)) {
      Member member = isMapping ? member(next, at, isFlow) : element(next, at, isFlow);
      members.add(member);
      at = member.end();
      next = events.getEvent();
    }
    return new Node(
        isMapping ? Kind.MAPPING : Kind.SEQUENCE,
        isFlow ? Style.FLOW : Style.BLOCK,
        start,
        isFlow ? end(next) : at,
        members);
  }

  private Member member(Event key, int from, boolean isFlow) {
    Node name = node(key);
    int expected = source.skip(from);
    if (isFlow && source.at(expected) == ',') {
      expected = source.skip(expected + 1);
    }
    if (!(key instanceof ScalarEvent scalar) || expected != name.start()) {
      throw unsupported(name.start(), "a key with \"?\"");
    }
    int colon = source.skip(name.end());
    int before = source.at(colon) == ':' ? colon + 1 : name.end();
    return new Member(name.start(), scalar.getValue(), before, node(events.getEvent()));
  }

  private Member element(Event first, int from, boolean isFlow) {
    int dash = source.skip(from);
    Node value = node(first);
    return isFlow
        ? new Member(value.start(), "", value.start(), value)
        : new Member(dash, "", dash + 1, value);
  }
}
