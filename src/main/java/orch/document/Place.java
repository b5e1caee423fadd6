package orch.document;

/**
 * A place in a text.
 *
 * @param line counted from 1
 * @param column counted from 1, in characters (Unicode code points)
 */
public record Place(int line, int column) {
  /** The beginning of a text. */
  public static final Place START = new Place(1, 1);
}
