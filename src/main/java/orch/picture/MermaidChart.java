package orch.picture;

import java.util.List;
import orch.term.SafeText;

/**
 * Draws pictures as one mermaid flowchart: a box for the configuration and for each of its parts
 * that has parts itself, with everything else as lines in these boxes.
 *
 * <p>Every character of a label that mermaid, markdown or HTML could take for a sign of their own
 * is written as a character code, so that a name from the service adds neither boxes nor links.
 */
public final class MermaidChart {
  /** The first line of the chart. */
  public static final String HEAD = "flowchart LR\n";

  private final StringBuilder chart = new StringBuilder();
  private final String prefix;
  private int boxes;

  private MermaidChart(String prefix) {
    this.prefix = prefix;
  }

  /**
   * The lines of a picture below the head of the chart.
   *
   * @param number tells the pictures of one chart apart
   */
  public static String draw(Node root, int number) {
    MermaidChart one = new MermaidChart("c" + number);
    one.box(root);
    return one.chart.toString();
  }

  private String box(Node node) {
    String id = boxes == 0 ? prefix : prefix + "n" + boxes;
    boxes++;
    StringBuilder label = new StringBuilder(label(node.line()));
    for (Node part : node.below()) {
      if (part.below().isEmpty()) {
        label.append("<br/>").append(label(part.line()));
      }
    }
    chart.append("  ").append(id).append("[\"").append(label).append("\"]\n");
    List<Node> parts = node.below().stream().filter(part -> !part.below().isEmpty()).toList();
    for (Node part : parts) {
      String below = box(part);
      chart.append("  ").append(id).append(" --> ").append(below).append('\n');
    }
    return id;
  }

  /** A text inside the quotes of a label. */
  static String label(String text) {
    String safe = SafeText.line(text);
    StringBuilder label = new StringBuilder();
    for (int i = 0; i < safe.length(); i += Character.charCount(safe.codePointAt(i))) {
      int c = safe.codePointAt(i);
      if (isLiteral(c) || isPlain(safe, i)) {
        label.appendCodePoint(c);
      } else {
        label.append('#').append(c).append(';');
      }
    }
    // Mermaid takes the last semicolon from a line that has one of these words and a code.
    return label.toString().replace("style", "#115;tyle").replace("classDef", "#99;lassDef");
  }

  private static boolean isLiteral(int c) {
    // Mermaid itself writes codes with these characters while it reads a chart.
    boolean isInternal = "\ufb02\u00b0\u00b6\u00df".indexOf(c) >= 0;
    return c < 0x80 ? " ,/".indexOf(c) >= 0 || isWord(c) : !isInternal;
  }

  /** Whether it is a sign that has no meaning in this place: in an id, or behind a name. */
  private static boolean isPlain(String text, int at) {
    if (at == 0 || at + 1 == text.length() || !isWord(text.charAt(at - 1))) {
      return false;
    }
    char next = text.charAt(at + 1);
    return switch (text.charAt(at)) {
      case '_', '-' -> isWord(next);
      case ':' -> next == ' ';
      default -> false;
    };
  }

  private static boolean isWord(int c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }
}
