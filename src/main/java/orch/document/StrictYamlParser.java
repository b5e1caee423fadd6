package orch.document;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactoryBuilder;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import orch.json.MalformedTextException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Refuses texts that YAML forbids and that the library reads all the same, with a part of them
 * missing or with another meaning. It compares each event of the library with the text around it.
 */
final class StrictYamlParser extends YAMLParser {
  private static final String BLANKS = " \t\r\n";
  private static final String AFTER_ANCHOR = BLANKS + ",[]{}";

  private final int[] text;
  private final YamlIndentation indentation;
  private final YamlGaps gaps;

  /** The number of open collections from the outermost one in brackets or braces inwards. */
  private int flow;

  /** Whether a line of three dots has ended the last document, or there was none. */
  private boolean isClosed = true;

  private StrictYamlParser(IOContext context, Features features, String text) {
    super(
        context,
        features.parser(),
        features.yaml(),
        features.limits(),
        features.codec(),
        new StringReader(text));
    this.text = text.codePoints().toArray();
    this.indentation = new YamlIndentation(this.text);
    this.gaps = new YamlGaps(this.text);
  }

  /** The settings of the factory. */
  private record Features(
      int parser, int yaml, LoaderOptions limits, @Nullable ObjectCodec codec) {}

  /** Makes strict parsers. */
  static final class Factory extends YAMLFactory {
    private static final long serialVersionUID = 1L;

    Factory(YAMLFactoryBuilder settings) {
      super(settings);
    }

    @Override
    public YAMLParser createParser(String content) {
      IOContext context = _createContext(_createContentReference(content), true);
      Features features =
          new Features(_parserFeatures, _yamlParserFeatures, _loaderOptions, _objectCodec);
      return new StrictYamlParser(context, features, content);
    }
  }

  /** The comments so far. */
  List<Comment> comments() {
    return gaps.comments();
  }

  @Override
  protected @Nullable Event getEvent() throws IOException {
    @Nullable Event event = super.getEvent();
    if (event != null) {
      Mark start = event.getStartMark();
      gaps.check(event, flow > 0);
      check(event, start);
      indentation.check(event);
    }
    return event;
  }

  private void check(Event event, Mark start) {
    if (event instanceof DocumentStartEvent) {
      if (!isClosed && at(start.getIndex()) == '%') {
        throw malformed(
            start.getLine(), "a line with % after a document needs a line with ... before it");
      }
      isClosed = false;
    } else if (event instanceof DocumentEndEvent document) {
      isClosed = document.getExplicit();
    } else if (event instanceof CollectionEndEvent) {
      flow -= flow > 0 ? 1 : 0;
    } else if (event instanceof NodeEvent node) {
      checkAnchor(node, start);
      if (node instanceof CollectionStartEvent collection) {
        flow += flow > 0 || collection.getFlowStyle() == FlowStyle.FLOW ? 1 : 0;
      } else if (node instanceof ScalarEvent scalar) {
        checkScalar(scalar, start);
      }
    }
  }

  /** The library ends an anchor at a colon, and reads the rest of its name as text. */
  private void checkAnchor(NodeEvent node, Mark start) {
    @Nullable String name = node.getAnchor();
    if (name != null && at(start.getIndex()) == '&') {
      int after = at(start.getIndex() + 1 + name.codePointCount(0, name.length()));
      if (after >= 0 && AFTER_ANCHOR.indexOf(after) < 0) {
        throw malformed(
            start.getLine(),
            "the name of the YAML anchor "
                + word(start.getIndex())
                + " may have only letters, digits, \"-\" and \"_\"; a text that begins with \"&\""
                + " needs quotes");
      }
    }
  }

  private String word(int from) {
    int to = from;
    while (at(to) >= 0 && AFTER_ANCHOR.indexOf(at(to)) < 0) {
      to++;
    }
    return new String(text, from, to - from);
  }

  private void checkScalar(ScalarEvent scalar, Mark start) {
    ScalarStyle style = scalar.getScalarStyle();
    if (flow > 0 && style == ScalarStyle.PLAIN && scalar.getValue().equals("-")) {
      throw malformed(
          start.getLine(),
          "a \"-\" alone is not an element of a list in brackets: put it in quotes");
    }
    boolean isBlock = style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
    if (isBlock && scalar.getValue().isBlank()) {
      checkLineAfterEmptyBlock(scalar, start);
    }
  }

  /**
   * After blank lines with more spaces than its own, a line with "#" is neither text nor a comment.
   */
  private void checkLineAfterEmptyBlock(ScalarEvent scalar, Mark start) {
    int widest = 0;
    int i = lineEnd(start.getIndex()) + 1;
    int lineStart = i;
    while (BLANKS.indexOf(at(i)) >= 0) {
      lineStart = at(i) == '\n' ? i + 1 : lineStart;
      i++;
      widest = Math.max(widest, i - lineStart);
    }
    int column = i - lineStart;
    if (at(i) == '#' && column > indentation(start) && widest > column) {
      throw malformed(
          scalar.getEndMark().getLine(),
          "a line with \"#\" that belongs to the text must have as many spaces as the lines above");
    }
  }

  private int lineEnd(int from) {
    int i = from;
    while (at(i) >= 0 && at(i) != '\n') {
      i++;
    }
    return i;
  }

  /** The number of spaces at the beginning of the line. */
  private int indentation(Mark mark) {
    int first = mark.getIndex() - mark.getColumn();
    int i = first;
    while (at(i) == ' ') {
      i++;
    }
    return i - first;
  }

  /** The character at an index; -1 at the end of the text. */
  private int at(int index) {
    return index >= 0 && index < text.length ? text[index] : -1;
  }

  private static MalformedTextException malformed(int line, String reason) {
    return new MalformedTextException(line + 1, 1, reason);
  }
}
