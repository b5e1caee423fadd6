package orch.output;

/** Gives a text that comes in parts its colors. Without the colors, it is the same text. */
interface LinePainter {
  /**
   * The next part of the text with colors.
   *
   * @param text whole lines of the text; the last one needs no line end
   */
  String paint(String text);
}
