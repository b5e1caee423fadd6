package orch.picture;

import java.util.List;
import orch.term.CellWidth;
import orch.term.SafeText;
import orch.term.Style;
import orch.term.TextWrap;

/**
 * Draws a picture as a tree, as in
 *
 * <pre>
 * support
 * |- id: conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2
 * `- channels
 *    `- SMS: inactive after 10 minutes, closed after 1 hour
 *       |- +15551230100 -&gt; *
 *       `- * -&gt; +15551230100
 * </pre>
 */
public final class TreeDrawing {
  /** The fewest cells for the text of a line, however deep it is. */
  private static final int LEAST = 8;

  /** The indentation of the rest of a line that is wrapped. */
  private static final int HANGING = 2;

  private final TreeSymbols symbols;
  private final Style style;
  private final int width;
  private final StringBuilder drawing = new StringBuilder();

  private TreeDrawing(TreeSymbols symbols, Style style, int width) {
    this.symbols = symbols;
    this.style = style;
    this.width = width;
  }

  /**
   * The drawing, with a final line end.
   *
   * @param width the cells of a line; the largest number for lines that are not wrapped
   */
  public static String draw(Node root, TreeSymbols symbols, Style style, int width) {
    TreeDrawing tree = new TreeDrawing(symbols, style, width);
    tree.text(root, "", "");
    tree.below(root, "");
    return tree.drawing.toString();
  }

  private void below(Node parent, String indentation) {
    List<Node> nodes = parent.below();
    for (int i = 0; i < nodes.size(); i++) {
      boolean last = i == nodes.size() - 1;
      String inner = indentation + symbols.trunk(last);
      text(nodes.get(i), indentation + symbols.branch(last), inner);
      below(nodes.get(i), inner);
    }
  }

  private void text(Node node, String first, String inner) {
    String name = SafeText.line(node.name());
    String hanging = inner + (node.below().isEmpty() ? "" : symbols.trunk(false).strip());
    String rest = hanging + " ".repeat(inner.length() + HANGING - hanging.length());
    String before = first;
    for (String line : wrapped(SafeText.line(node.line()), inner.length())) {
      boolean named = before.equals(first) && !name.isEmpty() && line.startsWith(name);
      String shown = named ? style.bold(name) + line.substring(name.length()) : line;
      drawing.append(before.isEmpty() ? "" : style.dim(before)).append(shown).append('\n');
      before = rest;
    }
  }

  /**
   * The lines of a text; the first one may be as long as the others, although it begins earlier.
   */
  private List<String> wrapped(String text, int indentation) {
    int room = Math.max(LEAST, width - indentation);
    if (CellWidth.of(text) <= room) {
      return List.of(text);
    }
    return TextWrap.lines(text, Math.max(LEAST, room - HANGING));
  }
}
